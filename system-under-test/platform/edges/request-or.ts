import type { Edge } from './edge.ts';
import { EdgeError } from './edge-error.ts';
import type { EdgeRequest, EdgeResponse } from './http-exchange.ts';

/**
 * Asks, and does with `fallback` when no usable answer came: what the caller can do without must not fail with its callee. An
 * answer that refuses (4xx) is an answer, and any other error is a mistake of ours: neither is covered up.
 *
 * @example
 * const answer = await requestOr(inventory, { method: 'GET', path: `/stock/${id}` }, () => undefined);
 * const availability = answer ? readAvailability(answer) : 'unknown';
 */
export async function requestOr<Fallback>(
  edge: Edge,
  request: EdgeRequest,
  fallback: (error: EdgeError) => Fallback,
): Promise<EdgeResponse | Fallback> {
  try {
    return await edge.request(request);
  } catch (error) {
    if (error instanceof EdgeError) return fallback(error);
    throw error;
  }
}
