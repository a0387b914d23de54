import type { Json } from '../json.ts';

/** A consumer's pact with the provider. */
export interface Contract {
  readonly consumer: string;
  /** Of specification 2 to 4. */
  readonly pact: Json;
}
