export interface Wanted {
  readonly productId: string;
  readonly quantity: number;
}

export interface Shortage {
  readonly productId: string;
  readonly wanted: number;
  readonly free: number;
}

/** The products of which more is wanted than is free; a product that is not known has none free. */
export function findShortages(lines: readonly Wanted[], free: ReadonlyMap<string, number>): Shortage[] {
  const ofProduct = Map.groupBy(lines, (line) => line.productId);
  return [...ofProduct]
    .map(([productId, same]) => ({
      productId,
      wanted: same.reduce((sum, { quantity }) => sum + quantity, 0),
      free: free.get(productId) ?? 0,
    }))
    .filter((product) => product.wanted > product.free);
}
