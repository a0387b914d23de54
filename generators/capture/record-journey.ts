import type { RunContext } from '../../harness/check/index.ts';
import { type Exchange, type HttpJourney, runHttpJourney } from '../../synthetic/index.ts';
import type { Recording } from './recording.ts';
import type { TopicRecorder } from './topic-recorder.ts';

/** The journey itself does not get through, so its traffic says nothing. */
class RecordingFailed extends Error {
  override readonly name = 'RecordingFailed';
}

/**
 * Runs a journey once and keeps what was said. Recordings of one journey draw the same (same seed, same iteration), so
 * that two of them differ in nothing but what the system, or a fresh user, makes different.
 *
 * @throws RecordingFailed when the journey fails.
 */
export async function recordJourney(
  journey: HttpJourney,
  context: RunContext,
  topics: TopicRecorder,
): Promise<Recording> {
  const { system, run, random, clock, signal } = context;
  const exchanges: Exchange[] = [];
  const { ok, failure } = await runHttpJourney(journey, {
    baseUrl: system.entry(journey.entry),
    runId: run.id,
    random,
    iteration: 0,
    clock,
    signal,
    onRequest: (exchange) => exchanges.push(exchange),
  });
  if (!ok) throw new RecordingFailed(`${journey.id} fails at "${failure?.step}": ${failure?.message}`);
  if (exchanges.length === 0) throw new RecordingFailed(`${journey.id} made no request`);
  return { journey: journey.id, exchanges, records: topics.of(new Set(exchanges.map(({ traceId }) => traceId))) };
}
