import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, links, notFound, ok, type Route } from '../http/index.ts';
import { requirePacticipant } from '../pacticipants/index.ts';
import { describeRequest } from './describe.ts';
import type { WebhookSettings } from './settings.ts';
import {
  executionsOf,
  findTriggered,
  latestTriggered,
  type TriggeredWebhook,
  triggeredByPublication,
  triggeredByVerification,
} from './triggered-webhook.ts';
import { logsUrl, triggeredWebhookResource } from './triggered-webhook-resource.ts';
import { findWebhook } from './webhook.ts';

/** What became of the webhooks that were triggered. */
export function triggeredWebhookRoutes({ database }: BrokerContext, settings: WebhookSettings): Route[] {
  const list = (triggered: readonly TriggeredWebhook[], title: string, href: string, base: string) =>
    ok({
      _embedded: {
        triggeredWebhooks: triggered.map((each) => triggeredWebhookResource(database, each, settings, base)),
      },
      _links: { self: { title, href } },
    });
  const pair = ({ params }: BrokerRequest) => ({
    consumer: requirePacticipant(database, params.consumer ?? ''),
    provider: requirePacticipant(database, params.provider ?? ''),
  });
  return [
    {
      method: 'GET',
      path: '/pacts/provider/:provider/consumer/:consumer/version/:version/triggered-webhooks',
      handle: (request) => {
        const { consumer, provider } = pair(request);
        const number = request.params.version ?? '';
        const publication = database.one<{ id: number }>(
          `select publication_id as id from latest_publication join version on version.id = consumer_version_id
           where consumer_id = ? and provider_id = ? and number = ?`,
          consumer.id,
          provider.id,
          number,
        );
        if (!publication) throw notFound(`No pact between ${consumer.name} (${number}) and ${provider.name} found`);
        return list(
          triggeredByPublication(database, publication.id),
          `Webhooks triggered by the publication of the pact between ${consumer.name} (${number}) and ${provider.name}`,
          `${links.pact(request.baseUrl, provider.name, consumer.name, number)}/triggered-webhooks`,
          request.baseUrl,
        );
      },
    },
    {
      method: 'GET',
      path: '/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/:number/triggered-webhooks',
      handle: (request) => {
        const { consumer, provider } = pair(request);
        const { sha = '', number = '' } = request.params;
        const verification = database.one<{ id: number; number: number }>(
          `select verification.id, number from verification join pact_version on pact_version.id = pact_version_id
           where pact_version.consumer_id = ? and pact_version.provider_id = ? and sha = ? and number = ?`,
          consumer.id,
          provider.id,
          sha,
          number,
        );
        if (!verification) throw notFound(`No verification result ${number} of pact version ${sha} found`);
        return list(
          triggeredByVerification(database, verification.id),
          `Webhooks triggered by the publication of verification result ${verification.number}`,
          `${links.verificationResult(request.baseUrl, provider.name, consumer.name, sha, verification.number)}/triggered-webhooks`,
          request.baseUrl,
        );
      },
    },
    {
      method: 'GET',
      path: '/pacts/provider/:provider/consumer/:consumer/webhooks/status',
      handle: (request) => {
        const { consumer, provider } = pair(request);
        const { baseUrl: base } = request;
        const triggered = latestTriggered(database, consumer.id, provider.id);
        const count = (status: TriggeredWebhook['status']) => triggered.filter((each) => each.status === status).length;
        const webhooksHref = `${links.latestPact(base, provider.name, consumer.name).replace(/\/latest$/, '')}/webhooks`;
        return ok({
          summary: {
            successful: count('success'),
            failed: count('failure'),
            ...(count('retrying') > 0 ? { retrying: count('retrying') } : {}),
            ...(count('not_run') > 0 ? { notRun: count('not_run') } : {}),
          },
          _embedded: {
            triggeredWebhooks: triggered.map((each) => triggeredWebhookResource(database, each, settings, base)),
          },
          _links: {
            self: { href: `${webhooksHref}/status`, title: 'Webhooks status' },
            'pb:error-logs': triggered
              .filter(({ status }) => status === 'failure' || status === 'retrying')
              .map((each) => {
                const webhook = findWebhook(database, each.webhookUuid);
                return {
                  href: logsUrl(base, each),
                  title: 'Error logs',
                  name: webhook && describeRequest(webhook.request),
                };
              }),
            'pb:pact-webhooks': {
              title: `Webhooks for the pact between ${consumer.name} and ${provider.name}`,
              href: webhooksHref,
            },
            'pb:consumer': { href: links.pacticipant(base, consumer.name), title: 'Consumer', name: consumer.name },
            'pb:provider': { href: links.pacticipant(base, provider.name), title: 'Provider', name: provider.name },
          },
        });
      },
    },
    {
      method: 'GET',
      path: '/triggered-webhooks/:uuid/logs',
      handle: (request) => {
        const triggered = findTriggered(database, request.params.uuid ?? '');
        if (!triggered) throw notFound(`No triggered webhook with uuid '${request.params.uuid}' found`);
        return logs(database, triggered, request);
      },
    },
  ];
}

/** Text, as upstream has it for people and for whoever takes anything; JSON for whoever asks for it. */
function logs(database: BrokerContext['database'], triggered: TriggeredWebhook, { accept, baseUrl }: BrokerRequest) {
  const executions = executionsOf(database, triggered);
  if (!/\bjson\b/.test(accept)) {
    const text = executions.map((each) => each.logs).join('\n');
    const body = text === '' ? 'Webhook has not executed yet. Please retry in a few seconds.' : text;
    return { status: 200, type: 'text/plain;charset=utf-8', body };
  }
  const name = (id: number) =>
    database.one<{ name: string }>('select name from pacticipant where id = ?', id)?.name ?? null;
  const webhook = findWebhook(database, triggered.webhookUuid);
  return ok({
    eventName: triggered.event,
    consumerName: name(triggered.consumerId),
    providerName: name(triggered.providerId),
    executions,
    _embedded: { triggeredWebhook: { uuid: triggered.uuid } },
    _links: {
      self: { title: 'Triggered webhook logs', href: logsUrl(baseUrl, triggered) },
      ...(webhook ? { 'pb:webhook': { href: links.webhook(baseUrl, webhook.uuid), title: 'Webhook' } } : {}),
    },
  });
}
