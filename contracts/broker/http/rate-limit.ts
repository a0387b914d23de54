import type { Clock } from '../../../harness/clock.ts';
import { BrokerError } from './broker-error.ts';

/** How much one client (an address) may ask: `perSecond` for long, `burst` at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** So many clients are remembered; who has not asked for long has a full bucket anyway. */
const remembered = 10_000;

/** A token bucket for each client. @returns what throws BrokerError 429, with Retry-After, for a client that asks too much */
export function rateLimiter({ perSecond, burst }: RateLimit, clock: Clock): (client: string) => void {
  const buckets = new Map<string, Bucket>();
  return (client) => {
    const now = clock.now();
    const bucket = buckets.get(client) ?? { tokens: burst, filledAt: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = now;
    // Moved to the end: the first one is whoever has been silent longest.
    buckets.delete(client);
    buckets.set(client, bucket);
    const [silent] = buckets.keys();
    if (buckets.size > remembered && silent !== undefined) buckets.delete(silent);
    if (bucket.tokens < 1) throw tooMany(perSecond, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens--;
  };
}

const tooMany = (perSecond: number, seconds: number) =>
  new BrokerError(
    429,
    { error: `Too many requests: the limit is ${perSecond} a second for a client. Try again in ${seconds} s.` },
    { 'Retry-After': String(seconds) },
  );
