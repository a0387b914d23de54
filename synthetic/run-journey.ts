import type { Clock } from '../harness/clock.ts';
import { messageOf } from '../harness/errors.ts';
import type { Random } from '../harness/random.ts';
import { fetchTransport } from './fetch-transport.ts';
import { httpSession } from './http-session.ts';
import { type HttpJourney, type HttpSession, isJourneyFailure } from './journey.ts';
import type { JourneyProblem, JourneyResult } from './journey-result.ts';
import { journeyUser, type StepRecord } from './journey-user.ts';
import type { Exchange, RequestRecord } from './request-record.ts';
import { randomHex } from './trace-context.ts';

export interface RunHttpJourneyOptions {
  /** Address of the entry point: `system.entry(journey.entry)`. */
  readonly baseUrl: string | URL;
  readonly runId: string;
  /** Forked by the iteration: the same seed and iteration draw the same. */
  readonly random: Random;
  readonly iteration: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Hears of every request once it is over, with what was said both ways. */
  readonly onRequest?: (exchange: Exchange) => void;
  readonly onStep?: (step: StepRecord) => void;
}

/**
 * Runs a journey once as one user over HTTP. Never throws: what goes wrong stands in the result.
 *
 * @example
 * const result = await runHttpJourney(journey, { baseUrl: system.entry(), runId, random, iteration: 0, clock, signal });
 * if (!result.ok) console.log(result.failure?.step, result.failure?.message);
 */
export async function runHttpJourney(journey: HttpJourney, options: RunHttpJourneyOptions): Promise<JourneyResult> {
  const { clock, signal, onRequest, onStep } = options;
  const startMs = clock.now();
  const requests: RequestRecord[] = [];
  const underWay = new Set<Promise<unknown>>();
  let last: Exchange | undefined;
  const { user, steps, acknowledged, step, stepOf } = journeyUser({
    random: options.random.fork(String(options.iteration)),
    // Not from the seed: a name or key that an earlier run has used would meet that run's data.
    unique: `${randomHex(4)}-${options.iteration}`,
    clock,
    signal,
    ...(onStep ? { onStep } : {}),
    lastSeen: () => last && `${last.method} ${last.url} ${last.status} ${last.responseText.slice(0, 200)}`,
  });
  const http = watched(
    httpSession({
      baseUrl: options.baseUrl,
      runId: options.runId,
      transport: fetchTransport(signal),
      clock,
      step,
      onExchange: (exchange) => {
        last = exchange;
        requests.push(recordOf(exchange));
        onRequest?.(exchange);
      },
    }),
    underWay,
  );

  const problem = (thrown: unknown): JourneyProblem => ({
    step: stepOf(thrown),
    message: signal.aborted ? `stopped: ${messageOf(signal.reason)}` : explain(thrown),
    kind: signal.aborted ? 'stopped' : isJourneyFailure(thrown) ? 'failure' : 'broken',
    traceId: last?.traceId,
  });
  let failure: JourneyProblem | undefined;
  try {
    await journey.run({ ...user, http });
  } catch (thrown) {
    failure = problem(thrown);
  }
  // A request that the journey did not wait for is a request all the same.
  await Promise.allSettled(underWay);
  return {
    journey: journey.id,
    iteration: options.iteration,
    ok: failure === undefined,
    ...(failure ? { failure } : {}),
    startMs,
    durationMs: clock.now() - startMs,
    steps,
    requests,
    acknowledged,
  };
}

/** Keeps the requests under way in `underWay`, and none of them can become an unhandled rejection. */
function watched(http: HttpSession, underWay: Set<Promise<unknown>>): HttpSession {
  const watch = <T>(request: Promise<T>): Promise<T> => {
    underWay.add(request);
    const done = () => underWay.delete(request);
    request.then(done, done);
    return request;
  };
  return {
    get: (...request) => watch(http.get(...request)),
    post: (...request) => watch(http.post(...request)),
    put: (...request) => watch(http.put(...request)),
    patch: (...request) => watch(http.patch(...request)),
    delete: (...request) => watch(http.delete(...request)),
  };
}

/** Bodies are left out: thousands of results are kept for a run. */
function recordOf({ requestHeaders, requestBody, responseHeaders, responseText, ...record }: Exchange): RequestRecord {
  return record;
}

function explain(thrown: unknown): string {
  if (isJourneyFailure(thrown) || !(thrown instanceof Error)) return messageOf(thrown);
  const at = thrown.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${thrown.name}: ${messageOf(thrown)}${at ? ` (${at.trim()})` : ''}`;
}
