import { links } from '../http/index.ts';
import { describeScope, describeWebhook } from './describe.ts';
import { withoutSecrets } from './secrets.ts';
import type { Party, Webhook } from './webhook.ts';

/** A webhook as upstream shows it (`webhook_decorator.rb`), its secrets starred. */
export function webhookResource(webhook: Webhook, base: string) {
  const { uuid, enabled, consumer, provider, events, createdAt, updatedAt } = webhook;
  const self = links.webhook(base, uuid);
  const request = withoutSecrets(webhook.request);
  return {
    uuid,
    description: describeWebhook(webhook),
    ...(consumer ? { consumer: shown(consumer) } : {}),
    ...(provider ? { provider: shown(provider) } : {}),
    enabled,
    request: { ...request, headers: Object.keys(request.headers).length > 0 ? request.headers : undefined },
    events: events.map((name) => ({ name })),
    createdAt,
    ...(updatedAt === createdAt ? {} : { updatedAt }),
    _links: {
      self: { title: describeWebhook(webhook), href: self },
      'pb:execute': {
        title:
          'Test the execution of the webhook with the latest matching pact or verification by sending a POST request to this URL',
        href: `${self}/execute`,
      },
      ...partyLinks('consumer', 'Consumer', consumer, base),
      ...partyLinks('provider', 'Provider', provider, base),
      ...(consumer?.name !== undefined && provider?.name !== undefined
        ? {
            'pb:pact-webhooks': {
              title: `All webhooks for consumer ${consumer.name} and provider ${provider.name}`,
              href: `${base}/webhooks/provider/${encodeURIComponent(provider.name)}/consumer/${encodeURIComponent(consumer.name)}`,
            },
          }
        : {}),
      'pb:webhooks': { title: 'All webhooks', href: `${base}/webhooks` },
    },
  };
}

const shown = ({ name, label }: Party) => (name === undefined ? { label } : { name });

function partyLinks(role: string, title: string, party: Party | undefined, base: string) {
  if (party?.name !== undefined)
    return { [`pb:${role}`]: { title, name: party.name, href: links.pacticipant(base, party.name) } };
  if (party?.label === undefined) return {};
  const href = `${base}/pacticipants/label/${encodeURIComponent(party.label)}`;
  return { [`pb:${role}s`]: { title: `${title}s by label`, name: party.label, href } };
}

/** A list of webhooks, and where to add one. */
export const webhooksResource = (webhooks: readonly Webhook[], title: string, href: string, base: string) => ({
  _links: {
    self: { title, href },
    'pb:create': { title: 'POST to create a webhook', href },
    'pb:webhooks': webhooks.map((webhook) => ({
      title: describeScope(webhook),
      name: describeWebhook(webhook),
      href: links.webhook(base, webhook.uuid),
    })),
    curies: [{ name: 'pb', href: `${base}/doc/webhooks-{rel}`, templated: true }],
  },
});
