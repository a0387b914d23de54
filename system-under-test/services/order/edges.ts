import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

/** order→payment. No retries here: the saga repeats the call later, where a restart cannot make it forgotten. */
export function paymentEdge(url: string, log: Log): Edge {
  return createEdge({
    peer: 'payment',
    url,
    log,
    timeoutMs: 2_000,
    breaker: { failures: 10, halfOpenAfterMs: 1_000 },
  });
}
