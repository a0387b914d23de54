export interface PushNotification {
  /** Whose devices show it: the customer's id. */
  to: string;
  title: string;
  body: string;
  /** The header X-Order-Id. */
  orderId: string | null;
  /** The header X-Template. */
  template: string | null;
  /** The header X-Synthetic. */
  synthetic: boolean;
}

export interface DeliveredPushNotification extends PushNotification {
  id: string;
  /** How often the same Idempotency-Key came again. */
  duplicates: number;
}

/** What has been delivered; drops a key that it has already accepted, as real providers do, but counts it. */
export class PushInbox {
  readonly #notifications = new Map<string, DeliveredPushNotification>();

  /** Undefined when the key came with another notification before. */
  accept(key: string, notification: PushNotification): DeliveredPushNotification | undefined {
    const earlier = this.#notifications.get(key);
    if (earlier) {
      const { to, title, body } = notification;
      if (earlier.to !== to || earlier.title !== title || earlier.body !== body) return undefined;
      earlier.duplicates += 1;
      return earlier;
    }
    const id = `push_${String(this.#notifications.size + 1).padStart(6, '0')}`;
    const delivered = { id, ...notification, duplicates: 0 };
    this.#notifications.set(key, delivered);
    return delivered;
  }

  find(by: { to?: string | undefined; orderId?: string | undefined }): DeliveredPushNotification[] {
    return [...this.#notifications.values()].filter(
      ({ to, orderId }) => (by.to ?? to) === to && (by.orderId === undefined || by.orderId === orderId),
    );
  }

  clear(): void {
    this.#notifications.clear();
  }
}
