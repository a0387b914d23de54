import type { Edge } from '../../../platform/edges/index.ts';
import { readAnswer } from '../callee/index.ts';
import { type Product, ProductPageAnswer } from './product.ts';

/** Finds several products with one call; the map lacks those that do not exist. */
export async function findProducts(product: Edge, ids: readonly string[]): Promise<Map<string, Product>> {
  const query = new URLSearchParams({ ids: ids.join(','), size: String(ids.length) });
  const page = readAnswer(
    ProductPageAnswer,
    'product',
    await product.request({ method: 'GET', path: `/products?${query}` }),
  );
  return new Map(page.items.map((one) => [one.id, one]));
}
