import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';

/** Whether a product can be had; `unknown` when inventory could not be asked. */
export const availabilities = ['in-stock', 'few', 'sold-out', 'unknown'] as const;
export type Availability = (typeof availabilities)[number];

const StockAnswer = z.object({ free: z.int() });
/** So many or fewer are few. */
const FEW = 5;

/** Asks inventory; exact numbers are nobody's business. */
export async function findAvailability(inventory: Edge, productId: string): Promise<Availability> {
  const path = `/stock/${encodeURIComponent(productId)}`;
  const { free } = readAnswer(StockAnswer, 'inventory', await inventory.request({ method: 'GET', path }));
  if (free <= 0) return 'sold-out';
  return free <= FEW ? 'few' : 'in-stock';
}
