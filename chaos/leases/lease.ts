import type { FaultTarget } from '../faults/index.ts';
import type { Restored } from '../toxiproxy/undo.ts';

/** A fault that is on, with an owner and an end. */
export interface Lease extends AsyncDisposable {
  readonly id: string;
  /** The check that asked for it: `chaos/payment-slow`. */
  readonly owner: string;
  /** What the fault says of itself: `order→payment is cut`. */
  readonly fault: string;
  readonly target: FaultTarget;
  /** When it was on, in milliseconds since the epoch. */
  readonly fromMs: number;
  /** When it began to be brought about: a service that is told to end takes a while until it has. */
  readonly begunMs: number;
  /** When it is to end by itself. */
  readonly untilMs: number;
  /** What the fault said that it hit; undefined when it cannot tell. */
  readonly hit: readonly string[] | undefined;
  /** Settles when it has ended, however that came; never rejects. */
  readonly ended: Promise<LeaseEnd>;
  /** Ends it now. Safe to call again: it ends once. */
  release(): Promise<LeaseEnd>;
}

export type LeaseEnd = {
  /** When undoing it began, in milliseconds since the epoch. */
  readonly atMs: number;
  readonly why: 'expired' | 'released' | 'aborted';
} & (
  | { readonly outcome: Restored }
  /** It could not be undone, and is still on as far as anyone knows. */
  | { readonly outcome: 'stuck'; readonly error: unknown }
);
