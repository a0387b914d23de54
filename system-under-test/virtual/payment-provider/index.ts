/**
 * The payment provider that the shop would rent: it holds, takes, releases and gives back money over HTTP, each once however often
 * it is asked to, and tells what happened by signed webhooks.
 */
export { ChargeLedger } from './charge-ledger.ts';
export type { Charge, ProviderEvent, Refund } from './provider-records.ts';
export { providerRoutes } from './provider-routes.ts';
export { createWebhookSender, type WebhookSenderOptions } from './webhook-sender.ts';
