import type { RunningSystem } from '../harness/system/index.ts';
import type { Acknowledged } from './journey-user.ts';

/** What an invariant may look at. */
export interface InvariantContext {
  readonly system: RunningSystem;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch; what is older belongs to somebody else. Invariants of the whole system ignore it. */
  readonly since?: number;
  /** What the system has acknowledged to the journeys so far: none of it may be lost. */
  readonly acknowledged?: readonly Acknowledged[];
}

/** A statement about the whole system that must hold when it is at rest. */
export interface Invariant {
  /** Kebab-case; unique in a config. */
  readonly id: string;
  /** A sentence that says what holds. */
  readonly title: string;
  /** The violations, each naming the service and the ids it is about; empty when it holds. Throws when it cannot tell. */
  check(context: InvariantContext): Promise<readonly string[]>;
}

/** Says what is still under way (`order: 3 orders pending`); empty when the system is at rest. */
export type AtRest = (context: InvariantContext) => Promise<readonly string[]>;

/** Declares an invariant. */
export const defineInvariant = (invariant: Invariant): Invariant => invariant;

/** What an invariant said. */
export interface InvariantResult {
  readonly id: string;
  readonly title: string;
  readonly violations: readonly string[];
  /** Why it could not tell; undefined when it could. */
  readonly broken?: string;
}
