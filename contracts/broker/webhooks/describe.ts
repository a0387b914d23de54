import { withPlaceholders } from './template.ts';
import type { Party, Webhook, WebhookDefinition, WebhookRequest } from './webhook.ts';

/** `POST ci.example.org`; upstream's words (`webhook_request_template.rb`). */
export const describeRequest = ({ method, url }: WebhookRequest): string =>
  `${method.toUpperCase()} ${new URL(withPlaceholders(url)).hostname}`;

export const describeWebhook = ({ description, request }: Pick<Webhook, 'description' | 'request'>): string =>
  description !== null && description.trim() !== '' ? description : describeRequest(request);

/** Upstream's words (`domain/webhook.rb`). */
export function describeScope({ consumer, provider }: Pick<WebhookDefinition, 'consumer' | 'provider'>): string {
  if (consumer && provider)
    return `A webhook for the pact between ${nameOf(consumer, 'consumers ')} and ${nameOf(provider, 'providers ')}`;
  if (provider) return `A webhook for all pacts with provider ${nameOf(provider)}`;
  if (consumer) return `A webhook for all pacts with consumer ${nameOf(consumer)}`;
  return 'A webhook for all pacts';
}

const nameOf = ({ name, label }: Party, those = ''): string => name ?? `${those}labeled '${label}'`;
