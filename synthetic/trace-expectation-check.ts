import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import type { SystemDefinition } from '../harness/system/index.ts';
import type { Journey, TraceExpectation } from './journey.ts';
import type { JourneyRun } from './journey-run.ts';
import { awaitTrace } from './trace-check.ts';
import { servicesOn } from './trace-summary.ts';

const defaultWithinMs = 10_000;

/** The check that the trace of a step's last request shows every call that the step sets off. */
export function traceExpectationCheck(
  journey: Journey,
  expectation: TraceExpectation,
  runOf: (context: CheckContext) => Promise<JourneyRun>,
): Check {
  const { step, edges, withinMs = defaultWithinMs } = expectation;
  return {
    id: `synthetic/${journey.id}/trace-of-${kebab(step)}`,
    title: `One trace shows all that "${step}" of ${journey.id} sets off: ${edges.join(', ')}`,
    suite: 'synthetic',
    timeoutMs: withinMs + (journey.session === 'browser' ? 240_000 : 120_000),
    run: async (context): Promise<Outcome> => {
      const { result } = await runOf(context);
      const request = result.requests.findLast((each) => each.step === step);
      if (!request) return notReached(result, step);
      const { clock, signal, system, evidence } = context;
      const { spans, missing, waitedMs } = await awaitTrace(
        system.spans,
        outsideOf(system.definition),
        request.traceId,
        edges,
        {
          clock,
          signal,
          withinMs,
        },
      );
      if (spans.length > 0) await evidence.trace(`${request.method} ${request.route} of "${step}"`, spans);
      if (missing.length === 0) return { verdict: 'pass', reason: `${edges.length} edges on one trace` };
      const path = servicesOn(spans);
      const shows = path ? `it shows ${path}` : 'there is no such trace';
      return {
        verdict: 'fail',
        reason: `step "${step}": the trace of ${request.method} ${request.route} lacks ${missing.join(', ')} after ${waitedMs} ms; ${shows}`,
      };
    },
  };
}

const outsideOf = ({ services }: SystemDefinition): ReadonlySet<string> =>
  new Set(Object.keys(services).filter((name) => services[name]?.role === 'outside'));

function notReached({ failure, steps }: JourneyRun['result'], step: string): Outcome {
  if (failure) {
    const reason = `the journey made no request in step "${step}"; it ended in step "${failure.step}": ${failure.message}`;
    return { verdict: 'inconclusive', reason };
  }
  const taken = steps.map(({ name }) => `"${name}"`).join(', ') || 'none';
  return { verdict: 'fail', reason: `the journey made no request in a step "${step}"; its steps: ${taken}` };
}

const kebab = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
