import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, links, ok, type Reply } from '../http/index.ts';
import { execute } from './execute.ts';
import { latestOccasion, type Occasion } from './occasion.ts';
import { placeholder } from './placeholder.ts';
import type { WebhookSettings } from './settings.ts';
import { templateParameters } from './template-parameters.ts';
import type { WebhookDefinition } from './webhook.ts';

/**
 * Calls the webhook now, with the latest pact it is for or with placeholders, and answers with what happened. 200 even when it failed:
 * the trial was made (upstream: `webhook_execution.rb`).
 */
export async function tryOut(
  context: BrokerContext,
  settings: WebhookSettings,
  webhook: WebhookDefinition & { readonly uuid?: string },
  { baseUrl, signal }: BrokerRequest,
): Promise<Reply> {
  const event = { base_url: baseUrl, event_name: 'test' };
  const { request, answer, error, logs, success } = await execute(webhook.request, {
    parameters: templateParameters(occasion(context, webhook), event),
    context: event,
    settings,
    clock: context.clock,
    signal,
    conclusion: { failure: 'Webhook execution failed' },
  });
  return ok({
    ...(error === undefined ? {} : { error: { message: error } }),
    request: { headers: request.headers, body: asJson(request.body), url: request.url },
    ...(answer ? { response: { status: answer.status, headers: answer.headers, body: asJson(answer.body) } } : {}),
    logs,
    success,
    _links: {
      ...(webhook.uuid === undefined ? {} : { webhook: { href: links.webhook(baseUrl, webhook.uuid) } }),
      'try-again': {
        title: 'Execute the webhook again',
        href:
          webhook.uuid === undefined
            ? `${baseUrl}/webhooks/execute`
            : `${links.webhook(baseUrl, webhook.uuid)}/execute`,
      },
    },
  });
}

function occasion({ database }: BrokerContext, { consumer, provider, events }: WebhookDefinition): Occasion {
  const { pact, verification } = latestOccasion(database, { consumerId: consumer?.id, providerId: provider?.id });
  const wantsVerification = events.some((name) => name.startsWith('provider_verification'));
  return {
    pact: pact ?? placeholder.pact,
    verification: verification ?? (wantsVerification ? placeholder.verification : undefined),
  };
}

function asJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return text;
  }
}
