import { messageOf } from '../harness/errors.ts';
import type { Transport } from './transport.ts';

/** Sends by Node's own fetch; `signal` ends the requests in flight. */
export function fetchTransport(signal?: AbortSignal): Transport {
  return async ({ method, url, headers, body, timeoutMs }) => {
    signal?.throwIfAborted();
    // Not AbortSignal.any: it hangs one more dependent on the long-lived signal for every request of a run.
    const ending = new AbortController();
    const stop = () => ending.abort(signal?.reason);
    const timer = setTimeout(() => ending.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: ending.signal,
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const headersOf = Object.fromEntries(response.headers);
      // Entries give each cookie apart, so that all but the last would be lost.
      if (headersOf['set-cookie']) headersOf['set-cookie'] = response.headers.getSetCookie().join(', ');
      return { status: response.status, headers: headersOf, text };
    } catch (thrown) {
      throw ending.signal.aborted ? ending.signal.reason : new Error(whyNoAnswer(thrown), { cause: thrown });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  };
}

/** fetch says only "fetch failed" or "terminated"; its cause says why. */
function whyNoAnswer(thrown: unknown): string {
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return known[code] ?? (code ? `${code} ${messageOf(cause)}` : messageOf(cause));
}

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  UND_ERR_SOCKET: 'connection closed before the answer was complete',
  ENOTFOUND: 'host not found',
};
