import { sleep } from 'k6';
import exec from 'k6/execution';
import { createRandom } from '../../harness/random.ts';
import type { HttpJourney } from '../../synthetic/index.ts';
import type { JournalLine } from './journal.ts';
import { httpSession, journeyUser, randomHex } from './portable.ts';
import { k6Transport } from './transport.ts';

/** What a journey inside k6 is told of its run. */
export interface RuntimeOptions {
  readonly baseUrl: string;
  readonly runId: string;
  readonly seed: number;
  /** Milliseconds from the scenario's start to the part that is judged. */
  readonly warmUpMs: number;
  /** Share of requests whose trace is asked for. */
  readonly traced: number;
}

const clock = {
  now: () => Date.now(),
  sleep: async (ms: number) => sleep(ms / 1000),
};

/** Runs a journey once, as one user inside k6, and notes in the journal what happened; never throws. */
export async function runInK6(journey: HttpJourney, options: RuntimeOptions): Promise<void> {
  const { iterationInTest: iteration, startTime } = exec.scenario;
  const startMs = Date.now();
  const line = { journey: journey.id, iteration, judged: startMs - startTime >= options.warmUpMs };
  const note = (entry: JournalLine): void => console.log(JSON.stringify(entry));
  note({ note: 'start', at: startMs, ...line });

  let traceId: string | undefined;
  let lastSeen: string | undefined;
  const { user, step, stepOf } = journeyUser({
    random: createRandom(options.seed).fork(`${journey.id}/${iteration}`),
    unique: `${randomHex(4)}-${iteration}`,
    clock,
    onStep: ({ name, startMs: at, durationMs: ms, ok }) => note({ note: 'step', at, ...line, step: name, ms, ok }),
    lastSeen: () => lastSeen,
  });
  const { transport, sent } = k6Transport(options.traced);
  const http = httpSession({
    baseUrl: options.baseUrl,
    runId: options.runId,
    transport,
    clock,
    step,
    onExchange: (exchange) => {
      const { method, route, status, startMs: at, failure, requestHeaders } = exchange;
      const { ms, traced } = sent(requestHeaders.traceparent ?? '') ?? { ms: exchange.durationMs, traced: false };
      traceId = exchange.traceId;
      lastSeen = `${method} ${exchange.url} ${status} ${exchange.responseText.slice(0, 200)}`;
      note({
        ...{
          note: 'request',
          at,
          ...line,
          route: `${method} ${route}`,
          step: exchange.step,
          status,
          ms,
          traceId,
          traced,
        },
        ...(failure === undefined ? {} : { failure: failure.slice(0, 500) }),
      });
    },
  });
  const acknowledge = (kind: string, id: string) => note({ note: 'acknowledged', at: Date.now(), ...line, kind, id });
  const end = (outcome: 'completed' | 'failed' | 'broken', why: { step?: string; message?: string } = {}) =>
    note({
      ...{ note: 'end', at: startMs, ...line, ms: Date.now() - startMs, outcome, ...why },
      ...(traceId === undefined ? {} : { traceId }),
    });
  try {
    await journey.run({ ...user, acknowledge, http });
    end('completed');
  } catch (thrown) {
    const failed = thrown instanceof Error && thrown.name === 'JourneyFailure';
    end(failed ? 'failed' : 'broken', { step: stepOf(thrown), message: explain(thrown).slice(0, 500) });
  }
}

function explain(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.name === 'JourneyFailure' ? thrown.message : `${thrown.name}: ${thrown.message}`;
}
