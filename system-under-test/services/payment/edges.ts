import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

/** payment→psp. Gives up before our own caller does, so that the caller gets an answer; the caller is the one to repeat. */
export function providerEdge(url: string, log: Log): Edge {
  return createEdge({
    peer: 'psp',
    url,
    log,
    timeoutMs: 1_500,
    breaker: { failures: 10, halfOpenAfterMs: 1_000 },
  });
}
