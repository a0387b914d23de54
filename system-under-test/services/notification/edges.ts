import { createEdge, type Edge } from '../../platform/edges/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';

/** notification→sms and notification→push. No retries here: the queue repeats a message later, and survives a restart. */
export function partyEdge(peer: 'sms' | 'push', url: string, log: Log): Edge {
  return createEdge({ peer, url, log, timeoutMs: 3_000, breaker: { failures: 10, halfOpenAfterMs: 1_000 } });
}
