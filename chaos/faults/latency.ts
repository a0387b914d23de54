import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/**
 * Answers over the edge come `ms` later (give or take `jitterMs`). The callee does its work in time: a caller that gives up
 * meanwhile does not know what was done.
 *
 * @example latency('payment→psp', { ms: 3_000 })
 */
export const latency = (
  edge: string,
  { ms, jitterMs = 0 }: { readonly ms: number; readonly jitterMs?: number },
): Fault =>
  edgeFault({
    edge,
    says: `answers ${ms} ms late${jitterMs ? ` (give or take ${jitterMs} ms)` : ''}`,
    toxics: [{ type: 'latency', stream: 'downstream', attributes: { latency: ms, jitter: jitterMs } }],
  });
