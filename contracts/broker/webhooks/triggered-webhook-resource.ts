import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import { describeRequest } from './describe.ts';
import type { WebhookSettings } from './settings.ts';
import type { TriggeredWebhook } from './triggered-webhook.ts';
import { findWebhook } from './webhook.ts';

export const logsUrl = (base: string, { uuid }: Pick<TriggeredWebhook, 'uuid'>): string =>
  `${base}/triggered-webhooks/${encodeURIComponent(uuid)}/logs`;

/** As upstream shows it (`triggered_webhook_decorator.rb`). */
export function triggeredWebhookResource(
  database: Database,
  triggered: TriggeredWebhook,
  { retrySchedule }: WebhookSettings,
  base: string,
) {
  const webhook = findWebhook(database, triggered.webhookUuid);
  const name = webhook && describeRequest(webhook.request);
  const finished = triggered.status === 'success' || triggered.status === 'failure';
  return {
    name,
    status: triggered.status,
    attemptsMade: triggered.attempts,
    attemptsRemaining: finished ? 0 : Math.max(0, retrySchedule.length + 1 - triggered.attempts),
    triggerType: 'resource_creation',
    eventName: triggered.event,
    triggeredAt: triggered.createdAt,
    _links: {
      'pb:logs': { href: logsUrl(base, triggered), title: 'Webhook execution logs', name },
      logs: { href: logsUrl(base, triggered), title: 'DEPRECATED - Use pb:logs', name },
      ...(webhook ? { 'pb:webhook': { href: links.webhook(base, webhook.uuid), title: 'Webhook', name } } : {}),
    },
  };
}
