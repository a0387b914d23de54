import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import type { JourneyRun } from './journey-run.ts';

/** How long the last spans may take to arrive, in ms. */
const withinMs = 10_000;

/** The check that what the journeys asked for can be followed through the system at all. */
export function telemetryCheck(
  tracesExpected: boolean,
  runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>,
  timeoutMs: number,
): Check {
  return {
    id: 'synthetic/traces-exist',
    title: 'Every request of the journeys leaves a trace',
    suite: 'synthetic',
    timeoutMs,
    run: async (context): Promise<Outcome> => {
      const { system, clock, signal } = context;
      const answered = (await runsOf(context)).flatMap(({ result }) =>
        result.requests.filter(({ status }) => status > 0),
      );
      if (answered.length === 0) return { verdict: 'inconclusive', reason: 'no journey got an answer' };
      const untraced = () => answered.filter(({ traceId }) => system.spans.trace(traceId).length === 0);
      const deadline = clock.now() + withinMs;
      while (untraced().length > 0 && clock.now() < deadline) await clock.sleep(100, signal);
      const routes = [...new Set(untraced().map(({ method, route }) => `${method} ${route}`))];
      if (routes.length === 0) return { verdict: 'pass', reason: `${answered.length} requests, each with its trace` };
      if (system.spans.count === 0 && !tracesExpected)
        return { verdict: 'skipped', reason: `${system.definition.name} sends no telemetry` };
      const reason = `no span of ${entryServices(context)} in the traces of ${routes.slice(0, 5).join(', ')}`;
      return { verdict: 'fail', reason: `${reason} (${untraced().length} of ${answered.length} requests)` };
    },
  };
}

/** The services that clients call first: they begin every trace. */
const entryServices = ({ system }: CheckContext): string =>
  [...new Set(Object.values(system.definition.entry).map(({ to }) => to))].join(' or ');
