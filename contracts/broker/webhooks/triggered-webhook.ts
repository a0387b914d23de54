import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import type { EventName } from './event-names.ts';
import type { EventContext } from './template-parameters.ts';
import type { Webhook } from './webhook.ts';

/** One webhook that is to be called, or was, because of one event. It outlives a restart of the broker, and its webhook. */
export interface TriggeredWebhook {
  readonly id: number;
  readonly uuid: string;
  readonly webhookUuid: string;
  /** Undefined when it has been deleted since. */
  readonly webhookId: number | undefined;
  readonly event: EventName;
  readonly consumerId: number;
  readonly providerId: number;
  readonly publicationId: number;
  readonly verificationId: number | null;
  readonly context: EventContext;
  readonly status: Status;
  readonly attempts: number;
  /** Null when nothing remains to be done. */
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
}

export type Status = 'not_run' | 'retrying' | 'success' | 'failure';

type Row = Omit<TriggeredWebhook, 'context' | 'webhookId'> & {
  readonly context: string;
  readonly webhookId: number | null;
};

/** The latest first. */
export const triggeredByPublication = (database: Database, publicationId: number): TriggeredWebhook[] =>
  select(database, 'publication_id = ? order by id desc', publicationId);

export const triggeredByVerification = (database: Database, verificationId: number): TriggeredWebhook[] =>
  select(database, 'verification_id = ? order by id desc', verificationId);

export const triggeredOf = (database: Database, { uuid }: Pick<Webhook, 'uuid'>, limit: number): TriggeredWebhook[] =>
  select(database, `webhook_uuid = ? order by id desc limit ${limit}`, uuid);

/** The last of each webhook and event between the two; those of deleted webhooks left out. */
export const latestTriggered = (database: Database, consumerId: number, providerId: number): TriggeredWebhook[] =>
  select(
    database,
    `id in (select max(id) from triggered_webhook where consumer_id = ? and provider_id = ? and webhook_id is not null
       group by webhook_uuid, event) order by id`,
    consumerId,
    providerId,
  );

export const findTriggered = (database: Database, uuid: string): TriggeredWebhook | undefined =>
  select(database, 'uuid = ?', uuid)[0];

/** Those whose time has come, the oldest first. */
export const dueAt = (database: Database, time: string, limit: number, except: readonly number[]): TriggeredWebhook[] =>
  select(
    database,
    `next_attempt_at <= ? and id not in (select value from json_each(?)) order by next_attempt_at, id limit ${limit}`,
    time,
    JSON.stringify(except),
  );

export const nextDue = (database: Database, except: readonly number[]): string | undefined =>
  database.one<{ at: string | null }>(
    `select min(next_attempt_at) as at from triggered_webhook
     where next_attempt_at is not null and id not in (select value from json_each(?))`,
    JSON.stringify(except),
  )?.at ?? undefined;

const select = (database: Database, where: string, ...values: (string | number)[]): TriggeredWebhook[] =>
  database
    .all<Row>(
      `select id, uuid, webhook_uuid as webhookUuid, webhook_id as webhookId, event, consumer_id as consumerId,
         provider_id as providerId, publication_id as publicationId, verification_id as verificationId, context, status, attempts,
         next_attempt_at as nextAttemptAt, created_at as createdAt
       from triggered_webhook where ${where}`,
      ...values,
    )
    .map((row) => ({
      ...row,
      webhookId: row.webhookId ?? undefined,
      context: JSON.parse(row.context) as EventContext,
    }));

export function addTriggered(
  context: BrokerContext,
  webhook: Pick<Webhook, 'id' | 'uuid'>,
  triggered: Pick<
    TriggeredWebhook,
    'event' | 'consumerId' | 'providerId' | 'publicationId' | 'verificationId' | 'context'
  >,
): void {
  const now = timestamp(context);
  context.database.run(
    `insert into triggered_webhook (uuid, webhook_id, webhook_uuid, event, consumer_id, provider_id, publication_id, verification_id,
       context, status, next_attempt_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'not_run', ?, ?, ?)`,
    context.uuid(),
    webhook.id,
    webhook.uuid,
    triggered.event,
    triggered.consumerId,
    triggered.providerId,
    triggered.publicationId,
    triggered.verificationId,
    JSON.stringify(triggered.context),
    now,
    now,
    now,
  );
}

export interface ExecutionRecord {
  readonly success: boolean;
  readonly logs: string;
  readonly createdAt: string;
}

export const executionsOf = (database: Database, { id }: Pick<TriggeredWebhook, 'id'>): ExecutionRecord[] =>
  database
    .all<Omit<ExecutionRecord, 'success'> & { readonly success: number }>(
      `select success, log as logs, created_at as createdAt from webhook_execution
       where triggered_webhook_id = ? order by id`,
      id,
    )
    .map((row) => ({ ...row, success: row.success === 1 }));

/** One attempt was made: its log, and what comes next. All or nothing; a kill before it repeats the attempt. */
export function recordAttempt(
  context: BrokerContext,
  { id }: TriggeredWebhook,
  { success, logs }: Pick<ExecutionRecord, 'success' | 'logs'>,
  next: { readonly status: Status; readonly nextAttemptAt: string | null },
): void {
  const { database } = context;
  const now = timestamp(context);
  database.transaction(() => {
    const updated = database.run(
      'update triggered_webhook set status = ?, attempts = attempts + 1, next_attempt_at = ?, updated_at = ? where id = ?',
      next.status,
      next.nextAttemptAt,
      now,
      id,
    );
    // Its pact may have been deleted with all that it triggered while the receiver was thinking.
    if (updated.changes === 0) return;
    database.run(
      'insert into webhook_execution (triggered_webhook_id, success, log, created_at) values (?, ?, ?, ?)',
      id,
      success ? 1 : 0,
      logs,
      now,
    );
  });
}
