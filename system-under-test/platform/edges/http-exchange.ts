import { inClientSpan, injectContext } from '../telemetry/index.ts';
import { EdgeError } from './edge-error.ts';

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
}

export interface Callee {
  readonly peer: string;
  readonly url: string;
  readonly timeoutMs: number;
}

/** Makes one request, once, in a client span; the answer must be complete within the callee's timeout. */
export async function exchange(callee: Callee, request: EdgeRequest): Promise<EdgeResponse> {
  const url = new URL(request.path, callee.url);
  const attributes = {
    'http.request.method': request.method,
    'server.address': url.hostname,
    'server.port': Number(url.port),
    'url.path': url.pathname,
    'peer.service': callee.peer,
  };
  return inClientSpan(`${request.method} ${callee.peer}`, attributes, async (span) => {
    const { status, text } = await send(callee, url, request);
    span?.setAttribute('http.response.status_code', status);
    if (status >= 500) {
      throw new EdgeError(
        callee.peer,
        'failed',
        `${callee.peer} answered ${status} to ${request.method} ${url.pathname}`,
        { status },
      );
    }
    return { status, body: parse(text) };
  });
}

async function send(
  { peer, timeoutMs }: Callee,
  url: URL,
  request: EdgeRequest,
): Promise<{ status: number; text: string }> {
  const headers: Record<string, string> = injectContext({ accept: 'application/json', ...request.headers });
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  try {
    const response = await fetch(url, {
      method: request.method,
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      throw new EdgeError(
        peer,
        'timeout',
        `${peer} did not answer ${request.method} ${url.pathname} within ${timeoutMs} ms`,
        { cause },
      );
    }
    throw new EdgeError(peer, 'unreachable', `${peer} cannot be reached for ${request.method} ${url.pathname}`, {
      cause,
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
