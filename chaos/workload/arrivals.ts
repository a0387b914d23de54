/**
 * When users arrive, in milliseconds from the start: a constant rate, without end. Several parts begin at different
 * moments (`part` of `parts`), so that equal rates do not come in bursts.
 */
export function* arrivals(perSecond: number, part = 0, parts = 1): Generator<number, never> {
  const everyMs = 1_000 / perSecond;
  for (let user = 0; ; user += 1) yield (user + part / parts) * everyMs;
}
