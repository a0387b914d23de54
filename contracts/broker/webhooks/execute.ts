import type { Clock } from '../../../harness/clock.ts';
import { mayCall } from './allowed-hosts.ts';
import { hideHeaders, redactor, stars } from './secrets.ts';
import { type Answer, type SentRequest, send } from './send.ts';
import type { WebhookSettings } from './settings.ts';
import { fill, fillBody } from './template.ts';
import type { EventContext } from './template-parameters.ts';
import type { WebhookRequest } from './webhook.ts';

/** One attempt at a webhook. Nothing in it holds a secret. */
export interface Execution {
  readonly success: boolean;
  readonly request: SentRequest;
  /** Undefined when none came. */
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  /** Lines as upstream's logger writes them. */
  readonly logs: string;
}

export interface ExecuteOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly context: EventContext;
  readonly settings: WebhookSettings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The log's last line. */
  readonly conclusion: { readonly success?: string; readonly failure: string };
}

/**
 * Calls the webhook once; an attempt that fails is an execution too.
 * @throws the signal's reason when it was aborted: that was no attempt
 */
export async function execute(template: WebhookRequest, options: ExecuteOptions): Promise<Execution> {
  const { settings, clock, signal, context, conclusion } = options;
  const request = rendered(template, options.parameters);
  const { username, password } = template;
  const redact = redactor({
    headers: request.headers,
    ...(username === undefined ? {} : { username: fill(username, options.parameters) }),
    ...(password === undefined ? {} : { password: fill(password, options.parameters) }),
  });
  const outcome = await attempt(request, settings, clock, signal);
  signal.throwIfAborted();

  const answer = 'answer' in outcome ? redactAnswer(outcome.answer, redact) : undefined;
  const error = 'error' in outcome ? redact(outcome.error) : undefined;
  // Upstream's list (`webhook_http_code_success`).
  const success = answer !== undefined && answer.status >= 200 && answer.status <= 206;
  const shown = { ...request, url: redact(request.url), headers: redactHeaders(request.headers, redact) };
  const logged: SentRequest = { ...shown, body: request.body === undefined ? undefined : redact(request.body) };
  const lines: [level: string, text: string | undefined][] = [
    ['DEBUG', `Webhook context ${JSON.stringify(context)}`],
    ['INFO', `HTTP/1.1 ${logged.method.toUpperCase()} ${logged.url}`],
    ...Object.entries(logged.headers).map(([name, value]): [string, string] => ['INFO', `${name}: ${value}`]),
    ['INFO', logged.body],
    ...answerLines(answer),
    ['ERROR', error],
    ['INFO', success ? conclusion.success : conclusion.failure],
  ];
  const time = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const logs = lines.map(([level, text]) => (text === undefined ? '' : `[${time}] ${level}: ${text}\n`)).join('');
  return { success, request: logged, answer, error, logs };
}

function rendered(template: WebhookRequest, parameters: Readonly<Record<string, string>>): SentRequest {
  const body = fillBody(template.body, parameters);
  const { 'content-length': _, 'transfer-encoding': __, ...given } = template.headers;
  const { username, password } = template;
  const filled = (text: string | undefined): string => fill(text ?? '', parameters);
  return {
    method: template.method,
    url: fill(template.url, parameters, encodeURIComponent),
    headers: {
      accept: '*/*',
      'user-agent': 'Pact Broker',
      ...(typeof template.body === 'object' ? { 'content-type': 'application/json' } : {}),
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, filled(value)])),
      ...(username
        ? { authorization: `Basic ${Buffer.from(`${filled(username)}:${filled(password)}`).toString('base64')}` }
        : {}),
      ...(body === undefined ? {} : { 'content-length': `${Buffer.byteLength(body)}` }),
    },
    body,
  };
}

/** Bounded by the clock, whatever the receiver does or does not do. */
async function attempt(
  request: SentRequest,
  { hosts, timeoutMs }: WebhookSettings,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer } | { readonly error: string }> {
  const { hostname } = new URL(request.url);
  // The webhook may be older than the setting.
  if (!mayCall(hostname, hosts)) return { error: `${hostname} is not a host that webhooks may call` };
  const over = new AbortController();
  const sending = AbortSignal.any([signal, over.signal]);
  const timeout = clock
    .sleep(timeoutMs, over.signal)
    .then(() => over.abort(new Error(`no complete answer within ${timeoutMs / 1000} seconds`)))
    .catch(() => undefined);
  try {
    return { answer: await send(request, sending) };
  } catch (error) {
    const { message } = (over.signal.aborted ? over.signal.reason : error) as Error;
    return { error: `Error executing webhook: ${message}` };
  } finally {
    over.abort();
    await timeout;
  }
}

const redactAnswer = (answer: Answer, redact: (text: string) => string): Answer => ({
  ...answer,
  reason: redact(answer.reason),
  headers: Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => {
      const whole = Array.isArray(value) ? value.join(', ') : (value ?? '');
      return [name, name === 'set-cookie' ? stars : redact(whole)];
    }),
  ),
  // A secret that was cut in two at the end is not recognised.
  body: answer.cut ? redact(answer.body).slice(0, -longestSecret) : redact(answer.body),
});

const longestSecret = 8 * 1024;

const redactHeaders = (headers: Readonly<Record<string, string>>, redact: (text: string) => string) =>
  Object.fromEntries(Object.entries(hideHeaders(headers)).map(([name, value]) => [name, redact(value)]));

const answerLines = (answer: Answer | undefined): [string, string][] =>
  answer === undefined
    ? []
    : [
        ['INFO', `HTTP/${answer.httpVersion} ${answer.status} ${answer.reason}`],
        ...Object.entries(answer.headers).map(([name, value]): [string, string] => ['INFO', `${name}: ${value}`]),
        ['INFO', answer.body],
      ];
