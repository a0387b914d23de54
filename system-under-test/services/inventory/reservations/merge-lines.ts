export interface Wanted {
  readonly productId: string;
  readonly quantity: number;
}

/** Lines of the same product become one. */
export function mergeLines(lines: readonly Wanted[]): Wanted[] {
  const ofProduct = Map.groupBy(lines, (line) => line.productId);
  return [...ofProduct].map(([productId, same]) => ({
    productId,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
}
