import type { Clock } from '../harness/clock.ts';
import { cookieJar } from './cookie-jar.ts';
import { type HttpAnswer, type HttpSession, JourneyFailure, type RequestOptions } from './journey.ts';
import type { Exchange } from './request-record.ts';
import { newTraceContext } from './trace-context.ts';
import type { Transport, WireAnswer } from './transport.ts';

export interface HttpSessionOptions {
  /** Address of the entry point. */
  readonly baseUrl: string | URL;
  readonly runId: string;
  readonly transport: Transport;
  readonly clock: Pick<Clock, 'now'>;
  /** The step that a request starting now belongs to. */
  readonly step: () => string;
  /** Hears of every request once it is over, failed or not. */
  readonly onExchange: (exchange: Exchange) => void;
}

const defaultTimeoutMs = 10_000;
const shown = 200;

/**
 * The HTTP side of one user: every request is a new sampled trace, carries baggage that says it is synthetic, keeps the
 * cookies it was given, and is told to `onExchange`. Uses no Node module, so that it runs in k6 too.
 *
 * @throws JourneyFailure from its requests, when no answer comes or the status is not accepted.
 */
export function httpSession({ baseUrl, runId, transport, clock, step, onExchange }: HttpSessionOptions): HttpSession {
  const base = String(baseUrl).replace(/\/+$/, '');
  const cookies = cookieJar();

  const send = async (
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<HttpAnswer> => {
    const { traceId, headers: traceHeaders } = newTraceContext(runId);
    const headers = { ...traceHeaders, ...contentType(body), ...cookies.headers(), ...lowerCased(options.headers) };
    const requestBody = body === undefined ? undefined : encoded(body, headers);
    const url = `${base}${path}${queryString(path, options.query)}`;
    const at = `${method} ${path}`;
    const started = { step: step(), startMs: clock.now() };
    const record = (answer: WireAnswer, failure?: string) =>
      onExchange({
        method,
        route: options.route ?? path.split('?', 1)[0] ?? path,
        url,
        status: answer.status,
        ...started,
        durationMs: clock.now() - started.startMs,
        traceId,
        ...(failure === undefined ? {} : { failure }),
        requestHeaders: headers,
        ...(requestBody === undefined ? {} : { requestBody }),
        responseHeaders: answer.headers,
        responseText: answer.text,
      });

    let answer: WireAnswer;
    try {
      const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
      answer = await transport({ method, url, headers, body: requestBody, timeoutMs });
    } catch (thrown) {
      const failure = `${at}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
      record({ status: 0, headers: {}, text: '' }, failure);
      throw new JourneyFailure(failure, { cause: thrown });
    }
    cookies.keep(answer.headers['set-cookie']);
    const failure = accepts(answer.status, options.accept)
      ? undefined
      : `${at} answered ${answer.status}${expected(options.accept)}: ${answer.text.slice(0, shown) || '(no body)'}`;
    record(answer, failure);
    if (failure !== undefined) throw new JourneyFailure(failure);
    return { ...answer, traceId, json: <T>() => parsed<T>(answer.text, at) };
  };

  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
  };
}

const accepts = (status: number, accept: readonly number[] | undefined): boolean =>
  accept ? accept.includes(status) : status >= 200 && status < 400;

const expected = (accept: readonly number[] | undefined): string => (accept ? `, not ${accept.join(' or ')}` : '');

const contentType = (body: unknown): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' };

/** JSON, unless the journey names another content type and gives the text itself. */
function encoded(body: unknown, headers: Readonly<Record<string, string>>): string {
  return typeof body === 'string' && !headers['content-type']?.includes('json') ? body : JSON.stringify(body);
}

function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** By hand: k6 has neither URL nor URLSearchParams. */
function queryString(path: string, query: RequestOptions['query'] = {}): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

function parsed<T>(text: string, at: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new JourneyFailure(`${at} answered no JSON: ${text.slice(0, shown) || '(no body)'}`);
  }
}
