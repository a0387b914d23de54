import { METHODS, validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import type { BrokerContext } from '../context.ts';
import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { findPacticipant } from '../pacticipants/index.ts';
import { mayCall } from './allowed-hosts.ts';
import { defaultEvents, eventNames } from './event-names.ts';
import type { WebhookSettings } from './settings.ts';
import { withPlaceholders } from './template.ts';
import type { Party, WebhookDefinition } from './webhook.ts';

/** Upstream's sentence for a value that is absent, or is of another kind. */
const must = (kind: string) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing' : `must be ${kind}`),
});
const text = z.string(must('a string'));
const filled = text.min(1, 'must be filled');

const party = z
  .object({ name: text.nullish(), label: text.nullish() }, must('a hash'))
  .superRefine(({ name, label }, { addIssue }) => {
    if (!name && !label) addIssue({ code: 'custom', path: ['name'], message: 'cannot be blank' });
    if (name && label)
      addIssue({ code: 'custom', path: ['label'], message: 'name and label cannot be provided at the same time' });
  })
  .nullish();

const headers = z.record(z.string(), text, must('a hash')).superRefine((given, { addIssue }) => {
  for (const [name, value] of Object.entries(given)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, withPlaceholders(value));
    } catch {
      addIssue({ code: 'custom', path: [name], message: 'is not a valid HTTP header' });
    }
  }
});

/** CONNECT makes a tunnel, not a request. */
const methods: readonly string[] = METHODS.filter((method) => method !== 'CONNECT');

const shape = (database: Database, { hosts }: WebhookSettings) =>
  z.object(
    {
      description: text.nullish(),
      enabled: z.boolean(must('boolean')).nullish(),
      events: z
        .array(
          z.object({ name: z.enum(eventNames, `must be one of: ${eventNames.join(', ')}`) }, must('a hash')),
          must('an array'),
        )
        .min(1, 'size cannot be less than 1')
        .nullish(),
      consumer: existing(database, party),
      provider: existing(database, party),
      request: z.object(
        {
          method: filled.refine((method) => methods.includes(method.toUpperCase()), 'is not a recognised HTTP method'),
          url: filled.superRefine((url, { addIssue }) => {
            const message = whatIsWrongWith(url, hosts);
            if (message) addIssue({ code: 'custom', message });
          }),
          headers: headers.nullish(),
          body: z.unknown().optional(),
          username: text.nullish(),
          password: text.nullish(),
        },
        must('a hash'),
      ),
    },
    must('a hash'),
  );

const existing = (database: Database, schema: typeof party) =>
  schema.transform((given, { addIssue }): Party | undefined => {
    if (!given?.name) return given?.label ? { label: given.label } : undefined;
    const found = findPacticipant(database, given.name);
    if (!found) addIssue({ code: 'custom', path: ['name'], message: 'does not match an existing pacticipant' });
    return found && { id: found.id, name: found.name };
  });

function whatIsWrongWith(address: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(withPlaceholders(address));
  if (!url?.host) return 'is not a valid URL eg. http://example.org';
  if (URL.parse(withPlaceholders(address, 'differentplaceholder'))?.host !== url.host)
    return 'cannot have a template parameter in the host';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme must be http or https';
  // It would be shown to whoever may read the webhook.
  if (url.username !== '' || url.password !== '')
    return 'cannot hold credentials; set username and password of the request';
  if (!mayCall(url.hostname, hosts))
    return `host must be this machine or in the broker's setting of webhook hosts (${hosts.join(', ') || 'which names none'})`;
  return undefined;
}

/**
 * A webhook as a client sends it. Upstream's rules and sentences, relaxed: any method, http too, and `hosts` decides where it may go.
 * Fields that are not known are passed over, as upstream does (`teamUuid` of the commercial broker).
 * @throws BrokerError 400 with every field that is wrong
 */
export function parseWebhook(
  { database }: Pick<BrokerContext, 'database'>,
  body: unknown,
  settings: WebhookSettings,
): WebhookDefinition {
  const { success, data, error } = shape(database, settings).safeParse(body);
  if (!success) {
    const errors: Record<string, string[]> = {};
    for (const { path, message } of error.issues) {
      const field = path.join('.') || 'webhook';
      errors[field] = [...(errors[field] ?? []), message];
    }
    throw invalid(errors);
  }
  const { method, url, username, password } = data.request;
  return {
    description: data.description ?? null,
    enabled: data.enabled ?? true,
    events: data.events?.map(({ name }) => name) ?? defaultEvents,
    consumer: data.consumer,
    provider: data.provider,
    request: {
      method,
      url,
      headers: Object.fromEntries(
        Object.entries(data.request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      ...(data.request.body === undefined || data.request.body === null ? {} : { body: data.request.body }),
      ...(username ? { username } : {}),
      ...(password ? { password } : {}),
    },
  };
}
