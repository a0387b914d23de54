import type { Clock } from '../../harness/clock.ts';
import type { Random } from '../../harness/random.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { type Acknowledged, type JourneyResult, runHttpJourney } from '../../synthetic/index.ts';
import { arrivals } from './arrivals.ts';
import type { StepSample, WorkloadPart } from './workload.ts';

export interface WorkloadOptions {
  readonly parts: readonly WorkloadPart[];
  readonly system: RunningSystem;
  readonly runId: string;
  readonly random: Random;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Users under way at once; those who come when there are as many are turned away and counted. Default 200. */
  readonly maxInFlight?: number;
}

/** What the users of a scenario have seen so far; grows while the workload runs. */
export interface WorkloadRecord {
  /** Journeys that are over. */
  readonly runs: readonly JourneyResult[];
  /** Steps that are over, also of journeys that are not. */
  readonly steps: readonly StepSample[];
  readonly acknowledged: readonly Acknowledged[];
  /** Users who have arrived. */
  readonly arrived: number;
  /** Users turned away because too many were under way. */
  readonly turnedAway: number;
}

export interface Workload extends AsyncDisposable {
  readonly record: WorkloadRecord;
  /**
   * Lets no more users in and waits for those under way; who is not done after `drainMs` is stopped, and told of by where
   * they were (`buy/order is confirmed`).
   */
  stop(drainMs: number): Promise<readonly string[]>;
}

/** Users arrive from now on, each running a journey in this process through the client's edge. */
export function startWorkload({
  parts,
  system,
  runId,
  random,
  clock,
  signal,
  maxInFlight = 200,
}: WorkloadOptions): Workload {
  const runs: JourneyResult[] = [];
  const steps: StepSample[] = [];
  const acknowledged: Acknowledged[] = [];
  const stopped: string[] = [];
  const counts = { arrived: 0, turnedAway: 0 };
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  const ending = new AbortController();
  const users = AbortSignal.any([signal, ending.signal]);
  const startMs = clock.now();

  const admit = ({ journey }: WorkloadPart, iteration: number): void => {
    counts.arrived += 1;
    if (underWay.size >= maxInFlight) {
      counts.turnedAway += 1;
      return;
    }
    const user = runHttpJourney(journey, {
      baseUrl: system.entry(journey.entry),
      runId,
      random: random.fork(journey.id),
      iteration,
      clock,
      signal: users,
      onStep: ({ name, ...step }) => {
        if (step.ok || !users.aborted) steps.push({ journey: journey.id, step: name, ...step });
      },
    }).then((run) => {
      underWay.delete(user);
      acknowledged.push(...run.acknowledged);
      // Whoever was stopped has not seen the system fail.
      if (run.failure?.kind === 'stopped')
        stopped.push(run.failure.step ? `${journey.id}/${run.failure.step}` : journey.id);
      else runs.push(run);
    });
    underWay.add(user);
  };

  const opened = AbortSignal.any([signal, closing.signal]);
  const gates = parts.map(async (part, at) => {
    let iteration = 0;
    for (const dueMs of arrivals(part.perSecond, at, parts.length)) {
      // Late arrivals are let in all at once, not left out: a stall of ours must not thin the load.
      const waitMs = startMs + dueMs - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs, opened).catch(() => {});
      if (opened.aborted) return;
      admit(part, iteration);
      iteration += 1;
    }
  });

  const stop = async (drainMs: number): Promise<readonly string[]> => {
    closing.abort();
    await Promise.all(gates);
    const drained = new AbortController();
    const tooLong = clock.sleep(drainMs, drained.signal).then(
      () => ending.abort(new Error(`the workload ended, and it was not done ${drainMs} ms later`)),
      () => {},
    );
    await Promise.all(underWay);
    drained.abort();
    await tooLong;
    return stopped;
  };

  return {
    record: {
      runs,
      steps,
      acknowledged,
      get arrived() {
        return counts.arrived;
      },
      get turnedAway() {
        return counts.turnedAway;
      },
    },
    stop,
    [Symbol.asyncDispose]: async () => void (await stop(0)),
  };
}
