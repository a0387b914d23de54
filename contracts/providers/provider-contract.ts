import type { MessageHandler, MessageVersion } from '../messages/index.ts';
import type { ProviderStates } from '../states/index.ts';

/** What a provider brings to the verification of the pacts with it. */
export interface ProviderContract {
  /** What must be so before an interaction: states by `defineState`, or handlers by the name of the state. */
  readonly states?: ProviderStates;
  /** What the provider sends, by the description of the message; made by the provider's own code. */
  readonly messages?: Readonly<Record<string, MessageHandler>>;
  /** Its AsyncAPI 3 document: a file (relative to the config, YAML or JSON), or what gives the document. */
  readonly asyncApi?: string | (() => unknown);
  /**
   * Its OpenAPI 3 document: a path of the running provider (`/openapi.json`), a file (`docs/order.yaml`, relative to the config), or what
   * gives the document.
   */
  readonly openApi?: string | (() => unknown);
  /** The versions that its messages have had, by description, oldest first; the last one is today's. */
  readonly versions?: Readonly<Record<string, readonly MessageVersion[]>>;
}
