/** From short to long, as Kong orders them. */
export const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** kong/plugins/rate-limiting/expiration.lua: a month has 30 days here, whatever the calendar says. */
const SECONDS: Record<Period, number> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  month: 2_592_000,
  year: 31_536_000,
};

/** Counts each caller's requests in the current window: 12:00:00 to 12:00:59, not "the last 60 seconds". */
export class FixedWindow {
  readonly period: Period;
  readonly #limit: number;
  #startedAt = Number.NEGATIVE_INFINITY;
  #counts = new Map<string, number>();

  constructor(period: Period, limit: number) {
    this.period = period;
    this.#limit = limit;
  }

  /** What is left to a caller, and in how many seconds the window ends. */
  usage(caller: string, now: number): { limit: number; remaining: number; reset: number } {
    this.#turn(now);
    const elapsed = Math.floor((now - this.#startedAt) / 1000);
    return {
      limit: this.#limit,
      remaining: this.#limit - (this.#counts.get(caller) ?? 0),
      reset: Math.max(1, SECONDS[this.period] - elapsed),
    };
  }

  count(caller: string, now: number): void {
    this.#turn(now);
    this.#counts.set(caller, (this.#counts.get(caller) ?? 0) + 1);
  }

  /** A new window forgets all counts at once, so nothing grows with the number of callers ever seen. */
  #turn(now: number): void {
    const startedAt = startOf(this.period, now);
    if (startedAt === this.#startedAt) return;
    this.#startedAt = startedAt;
    this.#counts = new Map();
  }
}

function startOf(period: Period, now: number): number {
  const date = new Date(now);
  if (period === 'year') return Date.UTC(date.getUTCFullYear(), 0);
  if (period === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  return now - (now % (SECONDS[period] * 1000));
}
