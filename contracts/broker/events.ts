import { EventEmitter } from 'node:events';

/** Upstream's webhook events, and what they are about: ids of rows. */
export type BrokerEvent =
  | { readonly name: 'contract_published' | 'contract_content_changed'; readonly publicationId: number }
  | {
      readonly name: 'contract_requiring_verification_published';
      readonly publicationId: number;
      /** The provider's version that has no result for this content yet; undefined for "whatever comes". */
      readonly providerVersionId: number | undefined;
    }
  | {
      readonly name:
        | 'provider_verification_published'
        | 'provider_verification_succeeded'
        | 'provider_verification_failed';
      readonly publicationId: number;
      readonly verificationId: number;
    };

export class BrokerEvents {
  readonly #emitter = new EventEmitter();

  tell(event: BrokerEvent): void {
    this.#emitter.emit('event', event);
  }

  listen(listener: (event: BrokerEvent) => void): Disposable {
    this.#emitter.on('event', listener);
    return { [Symbol.dispose]: () => void this.#emitter.off('event', listener) };
  }
}
