import type { Wanted } from './merge-lines.ts';

export interface Shortage {
  readonly productId: string;
  readonly wanted: number;
  readonly free: number;
}

/** The products of which more is wanted than is free; a product that is not known has none free. */
export function findShortages(wanted: readonly Wanted[], free: ReadonlyMap<string, number>): Shortage[] {
  return wanted
    .map(({ productId, quantity }) => ({ productId, wanted: quantity, free: free.get(productId) ?? 0 }))
    .filter((product) => product.wanted > product.free);
}
