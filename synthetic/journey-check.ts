import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import type { Journey } from './journey.ts';
import type { JourneyRun } from './journey-run.ts';
import { awaitQuietTrace } from './trace-check.ts';
import { rootErrors, servicesOn } from './trace-summary.ts';

/** The check that a user gets through a journey. */
export function journeyCheck(journey: Journey, runOf: (context: CheckContext) => Promise<JourneyRun>): Check {
  return {
    id: `synthetic/${journey.id}`,
    title: journey.title,
    suite: 'synthetic',
    timeoutMs: journey.session === 'browser' ? 240_000 : 120_000,
    run: async (context) => {
      context.progress(journey.title);
      const run = await runOf(context);
      await attach(run, context);
      return await judge(run, context);
    },
  };
}

async function judge({ result }: JourneyRun, context: CheckContext): Promise<Outcome> {
  const { failure, steps, requests, durationMs } = result;
  if (failure) {
    const where = failure.step ? `step "${failure.step}": ` : '';
    if (failure.kind === 'stopped') return { verdict: 'inconclusive', reason: `${where}${failure.message}` };
    const seen = await tellTraces(
      failure.traceId,
      result.requests.map(({ traceId }) => traceId),
      context,
    );
    if (failure.kind === 'broken')
      return { verdict: 'inconclusive', reason: `${where}the journey itself broke: ${failure.message}${seen}` };
    return { verdict: 'fail', reason: `${where}${failure.message}${seen}` };
  }
  if (steps.length === 0) return { verdict: 'fail', reason: 'the journey took no step: nothing was tested' };
  if (requests.length === 0) return { verdict: 'fail', reason: 'the journey made no request: nothing was tested' };
  return { verdict: 'pass', reason: `${steps.length} steps, ${requests.length} requests in ${durationMs} ms` };
}

/** Where to look: the services on the trace of the failing request, and the errors on any trace of the journey. */
async function tellTraces(failing: string | undefined, all: readonly string[], context: CheckContext): Promise<string> {
  const { system, clock, signal, evidence } = context;
  if (failing === undefined) return '';
  const spans = await awaitQuietTrace(system.spans, failing, { clock, signal, withinMs: 3_000 });
  if (spans.length > 0) await evidence.trace('the last request before it failed', spans);
  const path = servicesOn(spans);
  const errors = rootErrors([...new Set([...all, failing])].flatMap((id) => system.spans.trace(id)));
  const shown = errors.slice(0, 3).join('; ');
  return `${path ? ` (${path})` : ''}${shown ? `; errors on the way: ${shown}` : ''}`;
}

async function attach({ result }: JourneyRun, { evidence }: CheckContext): Promise<void> {
  const { steps, requests, complaints = [], artefacts = [] } = result;
  await evidence.file(
    'json',
    'steps and requests',
    'journey.json',
    `${JSON.stringify({ steps, requests }, null, 2)}\n`,
  );
  if (complaints.length > 0) evidence.text('what the browser complained of', complaints.join('\n'));
  for (const { kind, title, path } of artefacts) evidence.existing(kind, title, path);
}
