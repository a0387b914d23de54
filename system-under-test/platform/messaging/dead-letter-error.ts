/** A dead letter cannot be replayed as asked; `code` says why. */
export class DeadLetterError extends Error {
  readonly code: 'no-dead-letter-topic' | 'no-dead-letter' | 'replayed-already';

  constructor(code: DeadLetterError['code'], message: string) {
    super(message);
    this.name = 'DeadLetterError';
    this.code = code;
  }
}
