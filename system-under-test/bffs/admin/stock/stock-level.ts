import { z } from 'zod';
import { type Edge, requestOr } from '../../../platform/edges/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';

/** What this BFF needs of a stock level; received = reserved + sold + free. */
export const StockLevelAnswer = z
  .object({
    productId: z.string(),
    received: z.int(),
    reserved: z.int(),
    sold: z.int(),
    free: z.int(),
  })
  .meta({ id: 'StockLevel' });

export type StockLevel = z.output<typeof StockLevelAnswer>;

/**
 * Finds the levels of several products with one call. The map lacks those that inventory does not know, and all of them while
 * it is away.
 */
export async function findStockLevels(inventory: Edge, ids: readonly string[]): Promise<Map<string, StockLevel>> {
  if (ids.length === 0) return new Map();
  const path = `/stock?${new URLSearchParams({ ids: ids.join(',') })}`;
  const schema = z.object({ items: z.array(StockLevelAnswer) });
  const answer = await requestOr(inventory, { method: 'GET', path }, () => undefined);
  if (!answer) return new Map();
  const { items } = readAnswer(schema, 'inventory', answer);
  return new Map(items.map((level) => [level.productId, level]));
}
