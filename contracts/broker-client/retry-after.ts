import type { Clock } from '../../harness/clock.ts';

/** Milliseconds that a `Retry-After` asks for (RFC 9110 §10.2.3: seconds or a date); undefined when it is neither. */
export function retryAfterMs(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
