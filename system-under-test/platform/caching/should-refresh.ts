export interface Freshness {
  /** When the value's time is over, in ms. */
  readonly endsAt: number;
  /** How long it took to load, in ms. */
  readonly tookMs: number;
}

/**
 * Whether this reader shall load the value again before its time is over: the sooner the end and the dearer the value, the
 * likelier. Each reader decides alone, yet about one of them refreshes in time, however many there are.
 *
 * @param random In (0, 1].
 * @see Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede Prevention (VLDB 2015), algorithm XFetch, β = 1.
 */
export function shouldRefresh({ endsAt, tookMs }: Freshness, now: number, random: number): boolean {
  return now - tookMs * Math.log(random) >= endsAt;
}
