import type { Clock } from '../clock.ts';
import type { SpanRecord, SpanStore } from './span.ts';

export interface ArrivingSpans {
  readonly spans: Pick<SpanStore, 'trace'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Exporters send in batches: when nothing more has come for so long, all that will come has come. */
const QUIET_MS = 1_500;
const EVERY_MS = 250;
const AT_MOST_MS = 10_000;

/** The spans of these traces, once no more of them arrive. */
export async function arrivedSpans(
  traceIds: readonly string[],
  { spans, clock, signal }: ArrivingSpans,
): Promise<SpanRecord[]> {
  const read = () => traceIds.flatMap((traceId) => spans.trace(traceId));
  const deadline = clock.now() + AT_MOST_MS;
  let { length: known } = read();
  let quietSince = clock.now();
  while (clock.now() - quietSince < QUIET_MS && clock.now() < deadline) {
    await clock.sleep(EVERY_MS, signal);
    const { length } = read();
    if (length === known) continue;
    known = length;
    quietSince = clock.now();
  }
  return read();
}
