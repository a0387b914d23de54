import { DEADLINE_HEADER, readRetryAfter, timeLeft } from '../resilience/index.ts';
import { inClientSpan, injectContext } from '../telemetry/index.ts';
import { EdgeError } from './edge-error.ts';
import { sendEncrypted } from './send-encrypted.ts';
import {
  AnswerLate,
  ConnectionFailed,
  type IncomingAnswer,
  type OutgoingRequest,
  sendRequest,
} from './send-request.ts';

export interface EdgeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path and query, such as `/orders?page=2`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `Idempotency-Key`; makes a POST safe to repeat. */
  readonly idempotencyKey?: string;
}

export interface EdgeResponse {
  /** Below 500: a 5xx is thrown as an {@link EdgeError}. */
  readonly status: number;
  /** The parsed JSON, or the text when it is not JSON. */
  readonly body: unknown;
  /** How long the callee asks to be left alone, in ms, when it said so (429). */
  readonly retryAfterMs?: number | undefined;
}

export interface Callee {
  readonly peer: string;
  readonly url: string;
  readonly timeoutMs: number;
}

/** An answer takes its time back to us: the callee gets that much less, so that its own failure is still heard. */
const WAY_BACK_MS = 20;

/**
 * Makes one request, once, in a client span; the answer must be complete within the callee's timeout, and while somebody
 * still waits for it.
 */
export async function exchange(callee: Callee, request: EdgeRequest): Promise<EdgeResponse> {
  const { peer, timeoutMs } = callee;
  const limitMs = Math.min(timeoutMs, timeLeft());
  if (limitMs <= 0) {
    throw new EdgeError(peer, 'deadline', `${peer} was not asked: nobody waits for the answer any more`, {
      sent: false,
    });
  }
  const url = new URL(request.path, callee.url);
  const what = `${request.method} ${url.pathname}`;
  const attributes = {
    'http.request.method': request.method,
    'server.address': url.hostname,
    'server.port': Number(url.port),
    'url.path': url.pathname,
    'peer.service': peer,
  };
  return inClientSpan(`${request.method} ${peer}`, attributes, async (span) => {
    const answer = await send(callee, url, request, limitMs);
    const { status, text } = answer;
    span?.setAttribute('http.response.status_code', status);
    const retryAfterMs = readRetryAfter(answer.headers.get('retry-after'));
    if (status < 500) return { status, body: parse(text), retryAfterMs };
    const hurried = status === 504 && isHurry(limitMs, timeoutMs);
    throw new EdgeError(peer, hurried ? 'deadline' : 'failed', `${peer} answered ${status} to ${what}`, {
      status,
      retryAfterMs,
    });
  });
}

async function send(
  { peer, timeoutMs }: Callee,
  url: URL,
  request: EdgeRequest,
  limitMs: number,
): Promise<IncomingAnswer> {
  const what = `${request.method} ${url.pathname}`;
  try {
    const outgoing: OutgoingRequest = {
      url,
      method: request.method,
      headers: headersOf(request, limitMs),
      body: request.body === undefined ? null : JSON.stringify(request.body),
    };
    return await (url.protocol === 'https:' ? sendEncrypted(peer, outgoing, limitMs) : sendRequest(outgoing, limitMs));
  } catch (cause) {
    if (cause instanceof AnswerLate) {
      const reason = isHurry(limitMs, timeoutMs) ? 'deadline' : 'timeout';
      const message = `${peer} did not answer ${what} within ${Math.round(limitMs)} ms`;
      throw new EdgeError(peer, reason, message, { cause: cause.cause });
    }
    if (!(cause instanceof ConnectionFailed)) throw cause;
    const detail = { cause: cause.cause, sent: cause.sent };
    throw new EdgeError(peer, 'unreachable', `${peer} cannot be reached for ${what}`, detail);
  }
}

/**
 * Whether our own caller left the callee less than half of its time. Such a call says nothing of the callee: a caller in a
 * hurry must not open the breaker for all the others, and a callee that hangs must open it in the end.
 */
function isHurry(limitMs: number, timeoutMs: number): boolean {
  return limitMs < timeoutMs / 2;
}

function headersOf({ body, headers, idempotencyKey }: EdgeRequest, limitMs: number): Record<string, string> {
  return injectContext({
    accept: 'application/json',
    ...headers,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    [DEADLINE_HEADER]: String(Math.max(1, Math.floor(limitMs - WAY_BACK_MS))),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
