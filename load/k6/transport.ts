import http from 'k6/http';
import type { Transport, WireRequest } from './portable.ts';

/** What only the transport knows of a request. */
interface Sent {
  readonly ms: number;
  /** Whether services were asked to record it. */
  readonly traced: boolean;
}

/**
 * Sends by k6, without following redirects, for one user. `sent` gives k6's own time for a request: the clock of a k6
 * script knows whole milliseconds only.
 *
 * @param traced share of requests that keep their traceparent's sampled flag
 */
export function k6Transport(traced: number): {
  readonly transport: Transport;
  sent(traceparent: string): Sent | undefined;
} {
  const sent = new Map<string, Sent>();
  const transport: Transport = async (request) => {
    const { method, url, headers, body, timeoutMs } = request;
    const recorded = traced >= 1 || Math.random() < traced;
    // Cookies are the session's business, so k6's own jar stays empty.
    const jar = new http.CookieJar();
    const params = { headers: recorded ? headers : unsampled(request), timeout: timeoutMs, redirects: 0, jar };
    const began = Date.now();
    const { status, error, error_code: code, timings, ...answer } = http.request(method, url, body ?? null, params);
    // k6 gives a request without answer the duration 0, and leaves the wait for a connection out of all others.
    const ms = status === 0 ? Date.now() - began : timings.duration + timings.blocked;
    sent.set(headers.traceparent ?? '', { ms, traced: recorded });
    if (status === 0) throw new Error(whyNoAnswer(code, error, timeoutMs));
    return { status, headers: lowerCased(answer.headers), text: typeof answer.body === 'string' ? answer.body : '' };
  };
  return { transport, sent: (traceparent) => sent.get(traceparent) };
}

const unsampled = ({ headers }: WireRequest): Record<string, string> => ({
  ...headers,
  traceparent: (headers.traceparent ?? '').replace(/-01$/, '-00'),
});

/** In the words of Node's transport, so that a journey fails alike wherever it runs; codes: https://grafana.com/docs/k6/latest/javascript-api/error-codes/ */
function whyNoAnswer(code: number, error: string, timeoutMs: number): string {
  if (code === 1050) return `no answer within ${timeoutMs} ms`;
  if (code === 1212) return 'connection refused';
  if (code === 1220) return 'connection reset';
  if (code === 1101) return 'host not found';
  return error || `k6 error ${code}`;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
