import type { Producer } from '../kafka/index.ts';
import { outboxMetrics } from '../metrics/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import { injectContext } from '../telemetry/index.ts';
import { startWorker } from '../work/index.ts';
import type { PublishableEvent } from './define-event.ts';
import { startPurge } from './purge.ts';
import { purgeOutbox } from './purge-statements.ts';
import { noSchemaIds, type SchemaIds } from './register-schemas.ts';
import { relayOutbox } from './relay-outbox.ts';

/** The outbox's table, for `migrate`. */
export const outboxSchema = new URL('./outbox.sql', import.meta.url);

export interface Outbox {
  /** Adds the event to what `transaction` commits: both happen, or neither. It is published soon after. */
  add(transaction: Transaction, event: PublishableEvent): Promise<void>;
}

const POLL_EVERY_MS = 500;

/**
 * Opens the outbox and starts the relay that publishes what is in it.
 *
 * @param schemaIds - said in a header of each event whose schema has one
 */
export function openOutbox(
  service: Service,
  database: Database,
  producer: Producer,
  schemaIds: SchemaIds = noSchemaIds,
): Outbox {
  const relay = startWorker(service, {
    name: 'outbox relay',
    pollEveryMs: POLL_EVERY_MS,
    work: () => relayOutbox(database, producer, schemaIds),
  });
  startPurge(service, database, 'purge of the outbox', purgeOutbox);
  outboxMetrics(service.metrics, async () => {
    const [unsent] = await database.query<{ count: number }>(
      'select count(*)::integer as count from outbox where sent_at is null',
    );
    return unsent?.count ?? 0;
  });

  return {
    async add(transaction, { topic, envelope }) {
      await transaction.query('insert into outbox (topic, key, envelope, trace_context) values ($1, $2, $3, $4)', [
        topic,
        envelope.key,
        JSON.stringify(envelope),
        JSON.stringify(injectContext()),
      ]);
      transaction.afterCommit(relay.wake);
    },
  };
}
