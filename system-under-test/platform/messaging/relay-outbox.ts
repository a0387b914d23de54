import type { OutgoingMessage, Producer } from '../kafka/index.ts';
import type { Database } from '../postgres/index.ts';
import { injectContext } from '../telemetry/index.ts';
import type { OutboxRow } from './outbox-row.ts';
import { noSchemaIds, type SchemaIds } from './register-schemas.ts';
import { inSendSpans } from './send-span.ts';

const BATCH = 100;
/** Any number will do, as long as all instances of a service take the same. */
const RELAY_LOCK = 7_265_002;

/**
 * Publishes the oldest unsent events in the order they were written. One instance at a time: two would overtake each other.
 * An event counts as sent only when Kafka has it; a crash in between sends it again, which the consumers' inbox absorbs.
 */
export function relayOutbox(
  database: Database,
  producer: Producer,
  schemaIds: SchemaIds = noSchemaIds,
): Promise<'more' | 'idle'> {
  return database.transaction(async (transaction) => {
    const [lock] = await transaction.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      RELAY_LOCK,
    ]);
    if (!lock?.mine) return 'idle';
    const rows = await transaction.query<OutboxRow>(
      'select position, topic, key, envelope, trace_context from outbox where sent_at is null order by position limit $1',
      [BATCH],
    );
    if (rows.length === 0) return 'idle';
    await inSendSpans(
      rows,
      (row) => toMessage(row, schemaIds),
      (messages) => producer.send(messages),
    );
    await transaction.query('update outbox set sent_at = now() where position = any($1)', [
      rows.map((row) => row.position),
    ]);
    return rows.length === BATCH ? 'more' : 'idle';
  });
}

/**
 * Runs in the span of the sending, so that the consumer's span becomes its child. The value stays plain JSON, as the outbox, the
 * dead letters and people read it; an id in front of it, as Confluent's serializers write, would make every event wait for the
 * registry.
 */
function toMessage({ topic, key, envelope }: OutboxRow, schemaIds: SchemaIds): OutgoingMessage {
  const id = schemaIds.of(envelope);
  const schema = id === undefined ? {} : { 'schema-id': String(id) };
  const headers = { ...schema, 'event-type': envelope.type, 'event-id': envelope.id, ...injectContext() };
  return { topic, key, value: JSON.stringify(envelope), headers };
}
