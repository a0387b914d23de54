import type { Clock } from '../../harness/clock.ts';
import type { Database } from './database/index.ts';
import type { BrokerEvents } from './events.ts';

/** What every part of the broker is given. */
export interface BrokerContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly uuid: () => string;
  /** What happened, told after it is on the disk; webhooks and pages listen. */
  readonly events: BrokerEvents;
  readonly settings: BrokerSettings;
}

/** Now, as the database keeps times. */
export const timestamp = ({ clock }: Pick<BrokerContext, 'clock'>): string => new Date(clock.now()).toISOString();

export interface BrokerSettings {
  /** A pact of a version that is published again with other content: refused (409) unless true. Upstream: the same default. */
  readonly allowDangerousContractModification: boolean;
}
