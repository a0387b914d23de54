import type { Carrier } from '../telemetry/index.ts';
import type { EventEnvelope } from './event-envelope.ts';

export interface OutboxRow {
  /** A bigint, which pg hands over as text. */
  readonly position: string;
  readonly topic: string;
  readonly key: string;
  readonly envelope: EventEnvelope;
  readonly trace_context: Carrier;
}
