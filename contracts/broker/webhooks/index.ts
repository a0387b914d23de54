/** Tells others what has happened: webhooks, the calls they make, and what became of those. */
import type { BrokerContext } from '../context.ts';
import type { Route } from '../http/index.ts';
import type { WebhookSettings } from './settings.ts';
import { triggeredWebhookRoutes } from './triggered-webhook-routes.ts';
import { webhookRoutes as resourceRoutes } from './webhook-routes.ts';

export const webhookRoutes = (context: BrokerContext, settings: WebhookSettings): Route[] => [
  ...resourceRoutes(context, settings),
  ...triggeredWebhookRoutes(context, settings),
];

export { WebhookDeliveries } from './deliveries.ts';
export { describeRequest, describeScope, describeWebhook } from './describe.ts';
export { stars, withoutSecrets } from './secrets.ts';
export { type WebhookSettings, webhookSettings } from './settings.ts';
export {
  executionsOf,
  type TriggeredWebhook,
  triggeredByPublication,
  triggeredByVerification,
  triggeredOf,
} from './triggered-webhook.ts';
export { logsUrl } from './triggered-webhook-resource.ts';
export { findWebhook, type Webhook, webhooks } from './webhook.ts';
