import { randomBytes } from 'node:crypto';
import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, created, links, noContent, notFound, ok, type Route } from '../http/index.ts';
import { type Pacticipant, requirePacticipant } from '../pacticipants/index.ts';
import { checkUuid } from './check-uuid.ts';
import { keepSecrets } from './secrets.ts';
import type { WebhookSettings } from './settings.ts';
import { tryOut } from './try-out.ts';
import { deleteWebhook, findWebhook, saveWebhook, type Webhook, type WebhookDefinition, webhooks } from './webhook.ts';
import { webhookResource, webhooksResource } from './webhook-resource.ts';

/** Webhooks as a resource: create, read, change, delete, try out. */
export function webhookRoutes(context: BrokerContext, settings: WebhookSettings): Route[] {
  const { database } = context;
  const required = ({ params }: BrokerRequest): Webhook => {
    const found = findWebhook(database, params.uuid ?? '');
    if (!found) throw notFound(`No webhook with uuid '${params.uuid}' found`);
    return found;
  };
  const parse = async (body: unknown, uuid?: string): Promise<WebhookDefinition> => {
    const { parseWebhook } = await import('./webhook-definition.ts');
    const definition = parseWebhook(context, body, settings);
    const previous = uuid === undefined ? undefined : findWebhook(database, uuid)?.request;
    return { ...definition, request: keepSecrets(definition.request, previous) };
  };
  const create = (definition: WebhookDefinition, { baseUrl }: BrokerRequest) => {
    const webhook = saveWebhook(context, randomBytes(16).toString('base64url'), definition);
    return created(webhookResource(webhook, baseUrl), links.webhook(baseUrl, webhook.uuid));
  };

  /** Webhooks of a consumer, a provider or a pair: whoever the path names is whom a new one is for. */
  const between = (path: string, title: string): Route[] => {
    const named = ({ params }: BrokerRequest, role: 'consumer' | 'provider'): Pacticipant | undefined =>
      params[role] === undefined ? undefined : requirePacticipant(database, params[role]);
    return [
      {
        method: 'GET',
        path,
        handle: (request) => {
          const filter = {
            consumerId: named(request, 'consumer')?.id ?? null,
            providerId: named(request, 'provider')?.id ?? null,
          };
          const self = `${request.baseUrl}${selfPath(path, request.params)}`;
          return ok(webhooksResource(webhooks(database, filter), title, self, request.baseUrl));
        },
      },
      {
        method: 'POST',
        path,
        handle: async (request) => {
          const consumer = named(request, 'consumer');
          const provider = named(request, 'provider');
          const definition = await parse(request.body);
          return create(
            {
              ...definition,
              consumer: definition.consumer ?? (consumer && { id: consumer.id, name: consumer.name }),
              provider: definition.provider ?? (provider && { id: provider.id, name: provider.name }),
            },
            request,
          );
        },
      },
    ];
  };

  return [
    {
      method: 'GET',
      path: '/webhooks',
      handle: ({ baseUrl }) => ok(webhooksResource(webhooks(database), 'Webhooks', `${baseUrl}/webhooks`, baseUrl)),
    },
    { method: 'POST', path: '/webhooks', handle: async (request) => create(await parse(request.body), request) },
    ...between('/webhooks/provider/:provider/consumer/:consumer', 'Webhooks'),
    ...between('/webhooks/provider/:provider', 'Webhooks'),
    ...between('/webhooks/consumer/:consumer', 'Webhooks'),
    ...between('/pacts/provider/:provider/consumer/:consumer/webhooks', 'Pact webhooks'),
    {
      method: 'POST',
      path: '/webhooks/execute',
      handle: async (request) => tryOut(context, settings, await parse(request.body), request),
    },
    {
      method: 'GET',
      path: '/webhooks/:uuid',
      handle: (request) => ok(webhookResource(required(request), request.baseUrl)),
    },
    {
      method: 'PUT',
      path: '/webhooks/:uuid',
      handle: async (request) => {
        const uuid = checkUuid(request.params.uuid ?? '');
        const definition = await parse(request.body, uuid);
        const isNew = findWebhook(database, uuid) === undefined;
        const resource = webhookResource(saveWebhook(context, uuid, definition), request.baseUrl);
        return isNew ? created(resource, links.webhook(request.baseUrl, uuid)) : ok(resource);
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/:uuid',
      handle: (request) => {
        deleteWebhook(database, required(request));
        return noContent;
      },
    },
    {
      method: 'POST',
      path: '/webhooks/:uuid/execute',
      handle: (request) => tryOut(context, settings, required(request), request),
    },
  ];
}

const selfPath = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
