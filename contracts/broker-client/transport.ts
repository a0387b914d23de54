import { type Clock, systemClock } from '../../harness/clock.ts';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import type { Address } from './address.ts';
import { authorizationOf } from './authorization.ts';
import { type Answer, failureOf, strangeAnswer } from './failure.ts';
import type { BrokerOptions } from './options.ts';
import { retryAfterMs } from './retry-after.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** A link of the broker, absolute or a path. */
  readonly href: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface Transport {
  /**
   * The JSON of the answer, undefined when it has no body.
   * @throws UsageError SD_BROKER_UNAUTHORIZED, SD_BROKER_NOT_FOUND, SD_BROKER_CONFLICT or SD_BROKER_REFUSED
   * @throws EnvironmentError SD_BROKER_UNREACHABLE, SD_BROKER_FAILING or SD_BROKER_ANSWER
   * @throws the signal's reason
   */
  send(request: Request, signal?: AbortSignal): Promise<unknown>;
}

/** As upstream's clients (pact_verifier's utils.rs): half a second, doubled each time. */
const FIRST_WAIT_MS = 500;
/** A broker that asks for more is not waited for. */
const LONGEST_WAIT_MS = 60_000;

export function transportTo(address: Address, options: BrokerOptions): Transport {
  const { attempts = 4, timeoutMs = 30_000, clock = systemClock } = options;
  return {
    async send(request, callSignal) {
      const signals = [options.signal, callSignal].filter((signal) => signal !== undefined);
      const signal = AbortSignal.any(signals);
      for (let attempt = 1; ; attempt++) {
        signal.throwIfAborted();
        const outcome = await tryOnce(request, signal);
        if (outcome.kind === 'answered') return outcome.body;
        const waitMs = outcome.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
        if (attempt >= attempts || waitMs > LONGEST_WAIT_MS) throw outcome.error;
        await clock.sleep(waitMs, signal);
      }
    },
  };

  async function tryOnce({ method, href, body }: Request, signal: AbortSignal): Promise<Outcome> {
    const url = address.resolve(href);
    const headers = headersOf(method, body, options);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        signal: AbortSignal.any([signal, timeout]),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return outcomeOf(response, { method, url, status: response.status, body: await response.text() }, clock);
    } catch (error) {
      signal.throwIfAborted();
      if (!isNetworkError(error, timeout)) throw error;
      const why = timeout.aborted ? `no answer within ${timeoutMs} ms` : rootCause(error);
      const message = `the broker cannot be reached at ${url}: ${why}`;
      return {
        kind: 'again',
        retryAfterMs: undefined,
        error: new EnvironmentError('SD_BROKER_UNREACHABLE', message, { cause: error, details: { method, url } }),
      };
    }
  }
}

type Outcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'again'; readonly error: Error; readonly retryAfterMs: number | undefined };

function outcomeOf(
  { ok, status, headers }: Response,
  answer: Answer & { readonly body: string },
  clock: Clock,
): Outcome {
  const json = parsed(answer.body);
  if (ok) {
    if (answer.body !== '' && json === undefined)
      throw strangeAnswer(
        answer.url,
        `its answer is ${headers.get('content-type') ?? 'no JSON'}`,
        answer.body.slice(0, 300),
      );
    return { kind: 'answered', body: json };
  }
  const error = failureOf({ ...answer, body: json ?? answer.body });
  if (status < 500 && status !== 429 && status !== 408) throw error;
  return { kind: 'again', error, retryAfterMs: retryAfterMs(headers.get('retry-after'), clock) };
}

function headersOf(method: Request['method'], body: unknown, options: BrokerOptions): Headers {
  const headers = new Headers({ accept: 'application/hal+json, application/json' });
  if (body !== undefined)
    headers.set('content-type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json');
  const authorization = authorizationOf(options);
  if (authorization !== undefined) headers.set('authorization', authorization);
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What fetch throws when nobody answers is a TypeError with the cause inside. */
const isNetworkError = (error: unknown, timeout: AbortSignal): boolean => timeout.aborted || error instanceof TypeError;

const rootCause = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : messageOf(error);
