import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import type { EventName } from './event-names.ts';

/** A request that the broker makes when something has happened. */
export interface Webhook extends WebhookDefinition {
  readonly id: number;
  readonly uuid: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface WebhookDefinition {
  readonly description: string | null;
  readonly enabled: boolean;
  readonly events: readonly EventName[];
  /** Undefined: whoever it is. */
  readonly consumer: Party | undefined;
  readonly provider: Party | undefined;
  readonly request: WebhookRequest;
}

/** One pacticipant by its name, or all that have a label. */
export interface Party {
  readonly id?: number;
  readonly name?: string;
  readonly label?: string;
}

/** As it is stored, with its secrets and with `${pactbroker.…}` in it; show {@link withoutSecrets}. */
export interface WebhookRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly username?: string;
  readonly password?: string;
}

interface Row {
  readonly id: number;
  readonly uuid: string;
  readonly description: string | null;
  readonly enabled: number;
  readonly events: string;
  readonly consumerId: number | null;
  readonly consumerName: string | null;
  readonly consumerLabel: string | null;
  readonly providerId: number | null;
  readonly providerName: string | null;
  readonly providerLabel: string | null;
  readonly request: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Those whose consumer and provider are these; null is "named none". */
export interface WebhookFilter {
  readonly consumerId?: number | null;
  readonly providerId?: number | null;
}

export function webhooks(database: Database, { consumerId, providerId }: WebhookFilter = {}): Webhook[] {
  const conditions = [
    ...(consumerId === undefined ? [] : [['consumer_id is ?', consumerId] as const]),
    ...(providerId === undefined ? [] : [['provider_id is ?', providerId] as const]),
  ];
  const where = ['true', ...conditions.map(([condition]) => condition)].join(' and ');
  return select(database, where, ...conditions.map(([, value]) => value));
}

export const findWebhook = (database: Database, uuid: string): Webhook | undefined =>
  select(database, 'webhook.uuid = ?', uuid)[0];

/** The enabled ones that want to know of `event` between these two. */
export const webhooksToTrigger = (
  database: Database,
  event: EventName,
  consumerId: number,
  providerId: number,
): Webhook[] =>
  select(
    database,
    `enabled and ${matches('consumer')} and ${matches('provider')}`,
    consumerId,
    consumerId,
    providerId,
    providerId,
  ).filter(({ events }) => events.includes(event));

const matches = (role: 'consumer' | 'provider') => `case
  when ${role}_id is not null then ${role}_id = ?
  when ${role}_label is not null then exists (select 1 from label where label.pacticipant_id = ? and label.name = ${role}_label)
  else true end`;

const select = (database: Database, where: string, ...values: (string | number | null)[]): Webhook[] =>
  database
    .all<Row>(
      `select webhook.id, uuid, description, enabled, events, request, webhook.created_at as createdAt, webhook.updated_at as updatedAt,
         consumer_id as consumerId, consumer.name as consumerName, consumer_label as consumerLabel,
         provider_id as providerId, provider.name as providerName, provider_label as providerLabel
       from webhook left join pacticipant as consumer on consumer.id = consumer_id
         left join pacticipant as provider on provider.id = provider_id
       where ${where} order by webhook.id`,
      ...values,
    )
    .map((row) => ({
      id: row.id,
      uuid: row.uuid,
      description: row.description,
      enabled: row.enabled === 1,
      events: JSON.parse(row.events) as EventName[],
      consumer: party(row.consumerId, row.consumerName, row.consumerLabel),
      provider: party(row.providerId, row.providerName, row.providerLabel),
      request: JSON.parse(row.request) as WebhookRequest,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }));

function party(id: number | null, name: string | null, label: string | null): Party | undefined {
  if (id !== null && name !== null) return { id, name };
  return label === null ? undefined : { label };
}

/** Creates the webhook, or replaces the one that has this `uuid`. */
export function saveWebhook(context: BrokerContext, uuid: string, definition: WebhookDefinition): Webhook {
  const now = timestamp(context);
  context.database.run(
    `insert into webhook (uuid, description, enabled, events, consumer_id, consumer_label, provider_id, provider_label, request,
       created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (uuid) do update set description = excluded.description, enabled = excluded.enabled, events = excluded.events,
       consumer_id = excluded.consumer_id, consumer_label = excluded.consumer_label, provider_id = excluded.provider_id,
       provider_label = excluded.provider_label, request = excluded.request, updated_at = excluded.updated_at`,
    uuid,
    definition.description,
    definition.enabled ? 1 : 0,
    JSON.stringify(definition.events),
    definition.consumer?.id ?? null,
    definition.consumer?.label ?? null,
    definition.provider?.id ?? null,
    definition.provider?.label ?? null,
    JSON.stringify(definition.request),
    now,
    now,
  );
  return findWebhook(context.database, uuid) as Webhook;
}

/** What it has triggered stays, and fails when it is due. */
export function deleteWebhook(database: Database, { id }: Webhook): void {
  database.run('delete from webhook where id = ?', id);
}
