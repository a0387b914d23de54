import { HttpError } from '../../../platform/http/index.ts';
import { InfrastructureError } from '../../../platform/resilience/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';

/**
 * Asks for a part that a page can do without: `instead` is shown when the one who knows it is away, slow, or says
 * something else than agreed. A bug of our own is no reason to fall back, and is thrown.
 *
 * @example
 * const levels = await fallback(() => findStock(inventory, ids), { instead: new Map(), part: 'availability', log });
 */
export async function fallback<Part>(
  ask: () => Promise<Part>,
  { instead, part, log }: { instead: Part; part: string; log: Log },
): Promise<Part> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof InfrastructureError || error instanceof HttpError)) throw error;
    log.warn({ error, part }, 'part left out of the answer');
    return instead;
  }
}
