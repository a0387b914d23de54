import { z } from 'zod';
import { type Edge, requestOr } from '../../../platform/edges/index.ts';

/** Whether a product can be had; `unknown` when inventory could not say. */
export const availabilities = ['in-stock', 'few', 'sold-out', 'unknown'] as const;
export type Availability = (typeof availabilities)[number];

const StockAnswer = z.object({ free: z.int() });
/** So many or fewer are few. */
const FEW = 5;

/** Asks inventory, without which the page is shown all the same; exact numbers are nobody's business. */
export async function findAvailability(inventory: Edge, productId: string): Promise<Availability> {
  const request = { method: 'GET', path: `/stock/${encodeURIComponent(productId)}` } as const;
  const answer = await requestOr(inventory, request, () => undefined);
  const stock = StockAnswer.safeParse(answer?.body);
  if (!stock.success) return 'unknown';
  const { free } = stock.data;
  if (free <= 0) return 'sold-out';
  return free <= FEW ? 'few' : 'in-stock';
}
