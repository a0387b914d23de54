import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';

/** `unknown` when inventory could not be asked. */
export type Availability = 'in-stock' | 'few' | 'sold-out' | 'unknown';

const StockAnswer = z.object({ free: z.int() });
/** So many or fewer are few. */
const FEW = 5;

/** Whether a product can be had; exact numbers are nobody's business. */
export async function findAvailability(inventory: Edge, productId: string): Promise<Availability> {
  const path = `/stock/${encodeURIComponent(productId)}`;
  const { free } = readAnswer(StockAnswer, 'inventory', await inventory.request({ method: 'GET', path }));
  if (free <= 0) return 'sold-out';
  return free <= FEW ? 'few' : 'in-stock';
}
