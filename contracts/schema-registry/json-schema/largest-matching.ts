/**
 * How many pairs can be made at most of partners that fit, each in one pair alone (augmenting paths: Kuhn's algorithm).
 * @see https://en.wikipedia.org/wiki/Maximum_cardinality_matching
 */
export function largestMatching<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  fits: (left: Left, right: Right) => boolean,
): number {
  const options = left.map((one) => right.flatMap((other, index) => (fits(one, other) ? [index] : [])));
  const partner = new Map<number, number>();

  function place(one: number, tried: Set<number>): boolean {
    for (const option of options[one] ?? []) {
      if (tried.has(option)) continue;
      tried.add(option);
      const holder = partner.get(option);
      if (holder === undefined || place(holder, tried)) {
        partner.set(option, one);
        return true;
      }
    }
    return false;
  }

  return left.filter((_, one) => place(one, new Set())).length;
}
