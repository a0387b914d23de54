/**
 * The value that at least `percent` of the samples do not exceed, by nearest rank: always a value that was measured,
 * never one in between (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 1).
 *
 * @param percent In (0, 100].
 * @throws RangeError for no samples: there is no percentile of nothing.
 */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1];
  if (value === undefined) throw new RangeError(`no percentile ${percent} of ${samples.length} samples`);
  return value;
}

/** The 50th {@link percentile}. */
export const median = (samples: readonly number[]): number => percentile(samples, 50);
