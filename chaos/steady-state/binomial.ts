/**
 * The chance of `hits` or more in `draws` independent draws that hit with probability `chance`: the upper tail of the binomial
 * distribution, summed term by term (https://en.wikipedia.org/wiki/Binomial_distribution).
 */
export function chanceOfAtLeast(hits: number, draws: number, chance: number): number {
  if (hits <= 0) return 1;
  if (chance <= 0) return 0;
  if (chance >= 1) return hits <= draws ? 1 : 0;
  let below = 0;
  let term = (1 - chance) ** draws;
  for (let count = 0; count < hits; count += 1) {
    below += term;
    term *= ((draws - count) / (count + 1)) * (chance / (1 - chance));
  }
  return Math.max(0, 1 - below);
}

/**
 * Whether `bad` of `all` samples are more than can be put down to chance when no more than `tolerated` (a share, 0.01) are bad in
 * truth: so many would come up less than once in a hundred times. One bad sample of a few never is.
 */
export function tooMany(bad: number, all: number, tolerated: number): boolean {
  return bad > 0 && bad / all > tolerated && chanceOfAtLeast(bad, all, tolerated) < 0.01;
}
