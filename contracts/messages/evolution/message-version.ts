import type { Message } from '../message.ts';

/** What a message looked like from one version on. */
export interface MessageVersion {
  readonly version: number | string;
  /** JSON Schema of its content. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Messages as they were sent then: consumers may still meet them, in the log or in a queue. */
  readonly recorded?: readonly Message[];
}
