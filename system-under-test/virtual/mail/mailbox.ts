export interface Message {
  messageId: string;
  to: string;
  subject: string;
  /** The header X-Order-Id. */
  orderId: string | null;
  /** The header X-Template. */
  template: string | null;
  text: string;
  /** The header X-Synthetic. */
  synthetic: boolean;
}

export interface DeliveredMessage extends Message {
  /** How often the same Message-ID came again. */
  duplicates: number;
}

/** What has been delivered; drops a Message-ID that it has already accepted, as real mail servers do, but counts it. */
export class Mailbox {
  readonly #messages = new Map<string, DeliveredMessage>();

  accept(message: Message): void {
    const earlier = this.#messages.get(message.messageId);
    if (earlier) earlier.duplicates += 1;
    else this.#messages.set(message.messageId, { ...message, duplicates: 0 });
  }

  find(by: { to?: string | undefined; orderId?: string | undefined }): DeliveredMessage[] {
    return [...this.#messages.values()].filter(
      ({ to, orderId }) => (by.to ?? to) === to && (by.orderId === undefined || by.orderId === orderId),
    );
  }

  clear(): void {
    this.#messages.clear();
  }
}
