import { afterAll, beforeAll } from 'vitest';
import type { Clock } from '../../../harness/clock.ts';
import { type Broker, type BrokerOptions, startBroker } from '../broker.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever it gets
  readonly body: any;
  readonly headers: Headers;
}

/** A broker in memory for the tests of a file, on a clock that stands still until `time.now` is set. */
export function brokerUnderTest(options: Partial<BrokerOptions> = {}) {
  const time = { now: Date.parse('2026-01-01T00:00:00Z') };
  const clock: Clock = { now: () => time.now, sleep: untilAborted };
  const mistakes: string[] = [];
  let broker: Broker;
  beforeAll(async () => {
    broker = await startBroker({ port: 0, clock, log: (line) => mistakes.push(line), ...options });
  });
  afterAll(async () => {
    await broker[Symbol.asyncDispose]();
    if (mistakes.length > 0) throw new Error(`the broker made mistakes:\n${mistakes.join('\n')}`);
  });
  /** @param path - of the broker, or an address that it gave */
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(path, broker.url), {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    get url() {
      return broker.url;
    },
    time,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', path, body),
    put: (path: string, body: unknown = {}) => call('PUT', path, body),
    patch: (path: string, body: unknown) => call('PATCH', path, body),
    delete: (path: string) => call('DELETE', path),
  };
}

/** The clock stands still, so whoever sleeps does until nobody waits for it any more. */
const untilAborted: Clock['sleep'] = (_ms, signal) =>
  new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    else signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
