import type { RunContext } from '../../harness/check/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';

/** Exporters send in batches: when nothing more has come for so long, all that will come has come. */
const QUIET_MS = 1_500;
const EVERY_MS = 250;
const AT_MOST_MS = 10_000;

/** The spans of these traces, once no more of them arrive. */
export async function arrivedSpans(
  traceIds: readonly string[],
  { system, clock, signal }: Pick<RunContext, 'system' | 'clock' | 'signal'>,
): Promise<SpanRecord[]> {
  const read = () => traceIds.flatMap((traceId) => system.spans.trace(traceId));
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
