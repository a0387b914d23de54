import type { Database } from '../database/index.ts';
import type { PublishedPact } from './published-pact.ts';

/** A webhook that a publication called. */
export interface CalledWebhook {
  readonly uuid: string;
  readonly webhookUuid: string;
  readonly description: string | null;
  readonly event: string;
}

const side = (role: 'consumer' | 'provider') =>
  `(${role}_id = ? or (${role}_id is null and
     (${role}_label is null or ${role}_label in (select name from label where pacticipant_id = ?))))`;

/** Enabled or not: whoever made one knows of webhooks. */
export const anyWebhookFor = (
  database: Database,
  { consumerId, providerId }: Pick<PublishedPact, 'consumerId' | 'providerId'>,
): boolean =>
  database.one(
    `select 1 from webhook where ${side('consumer')} and ${side('provider')} limit 1`,
    consumerId,
    consumerId,
    providerId,
    providerId,
  ) !== undefined;

export const lastCall = (database: Database): number =>
  database.one<{ readonly id: number | null }>('select max(id) as id from triggered_webhook')?.id ?? 0;

/** Those that listeners wrote down since `lastCall`: they are told after the commit, and write before they return. */
export const calledSince = (database: Database, call: number, { id }: Pick<PublishedPact, 'id'>): CalledWebhook[] =>
  database.all<CalledWebhook>(
    `select called.uuid, called.webhook_uuid as webhookUuid, webhook.description, called.event
     from triggered_webhook as called left join webhook on webhook.id = called.webhook_id
     where called.id > ? and called.publication_id = ? order by called.id`,
    call,
    id,
  );
