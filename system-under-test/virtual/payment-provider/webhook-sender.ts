import { bulkhead } from 'cockatiel';
import { type Backoff, exponentialBackoff, sleep } from '../../platform/resilience/index.ts';
import { inClientSpan, injectContext, type Log } from '../../platform/telemetry/index.ts';
import type { ProviderEvent } from './provider-records.ts';
import { signatureHeader } from './webhook-signature.ts';

export interface WebhookSenderOptions {
  readonly url: URL;
  readonly secret: string;
  readonly log: Log;
  /** Ends the waiting for the next attempt. */
  readonly signal: AbortSignal;
  readonly attempts?: number;
  readonly backoff?: Backoff;
  /** ms since 1970. */
  readonly now?: () => number;
}

const TIMEOUT_MS = 2_000;
const AT_ONCE = 8;

/**
 * Tells the merchant of an event until it answers 2xx, at most `attempts` times (10, over about two minutes); resolves when that
 * is over. Like real providers it keeps no order and may tell twice: a lost answer is told again.
 */
export function createWebhookSender(options: WebhookSenderOptions): (event: ProviderEvent) => Promise<void> {
  const { url, log, signal, attempts = 10, backoff = exponentialBackoff({ firstMs: 250, maxMs: 30_000 }) } = options;
  const places = bulkhead(AT_ONCE, Number.POSITIVE_INFINITY);

  return async (event) => {
    const body = JSON.stringify(event);
    for (let attempt = 1; !signal.aborted; attempt++) {
      const problem = await places.execute(() => post(options, body)).catch(String);
      if (problem === undefined) return;
      log.warn({ event: event.id, type: event.type, attempt, problem, url: url.href }, 'webhook not taken');
      if (attempt >= attempts) return;
      await sleep(backoff(attempt), signal);
    }
  };
}

/** Returns what was wrong, if anything; signed anew each time, since the signature ages. */
async function post({ url, secret, now = Date.now }: WebhookSenderOptions, body: string): Promise<string | undefined> {
  const attributes = { 'http.request.method': 'POST', 'url.path': url.pathname, 'peer.service': 'payment' };
  return inClientSpan('POST payment', attributes, async (span) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: injectContext({
        'content-type': 'application/json',
        'psp-signature': signatureHeader(secret, Math.floor(now() / 1_000), body),
      }),
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    span?.setAttribute('http.response.status_code', answer.status);
    return answer.ok ? undefined : `it answered ${answer.status}`;
  });
}
