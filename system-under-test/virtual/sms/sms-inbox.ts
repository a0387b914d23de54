export interface TextMessage {
  /** A phone number. */
  to: string;
  text: string;
  /** The header X-Order-Id. */
  orderId: string | null;
  /** The header X-Template. */
  template: string | null;
  /** The header X-Synthetic. */
  synthetic: boolean;
}

export interface DeliveredTextMessage extends TextMessage {
  id: string;
  /** How often the same Idempotency-Key came again. */
  duplicates: number;
}

/** What has been delivered; drops a key that it has already accepted, as real providers do, but counts it. */
export class SmsInbox {
  readonly #messages = new Map<string, DeliveredTextMessage>();

  /** Undefined when the key came with another message before. */
  accept(key: string, message: TextMessage): DeliveredTextMessage | undefined {
    const earlier = this.#messages.get(key);
    if (earlier) {
      if (earlier.to !== message.to || earlier.text !== message.text) return undefined;
      earlier.duplicates += 1;
      return earlier;
    }
    const delivered = { id: `sms_${String(this.#messages.size + 1).padStart(6, '0')}`, ...message, duplicates: 0 };
    this.#messages.set(key, delivered);
    return delivered;
  }

  find(by: { to?: string | undefined; orderId?: string | undefined }): DeliveredTextMessage[] {
    return [...this.#messages.values()].filter(
      ({ to, orderId }) => (by.to ?? to) === to && (by.orderId === undefined || by.orderId === orderId),
    );
  }

  clear(): void {
    this.#messages.clear();
  }
}
