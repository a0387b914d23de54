import type { WorkloadRecord } from '../workload/index.ts';
import type { PastFault } from './apply-faults.ts';
import type { Findings } from './findings.ts';
import { unaffectedWithinMs } from './judge-during.ts';
import type { Scenario } from './scenario.ts';
import { timelines } from './timelines.ts';
import { seconds, type Trial } from './trial.ts';

/** Writes down what a person needs to follow the judgement: what was done when, what users saw, and the first failing trace. */
export async function writeEvidence(
  { context: { evidence, system }, scenario, findings, workload: { record }, startMs }: Trial,
  past: readonly PastFault[],
  story: readonly string[],
): Promise<void> {
  const at = (ms: number) => seconds(ms - startMs);
  const leases = past.map(
    ({ lease, end }) =>
      `${at(lease.fromMs)} to ${at(end.atMs)}: ${lease.fault} (lease ${lease.id}, ${end.why}, ${end.outcome})`,
  );
  evidence.text('What was done', [...leases, ...story].join('\n'));
  const { violations, doubts } = findings;
  if (violations.length > 0) evidence.text('Violations', violations.map(({ says }) => says).join('\n'));
  if (doubts.length > 0) evidence.text('Doubts', doubts.join('\n'));
  if (record.steps.length > 0) {
    const { answers, failures } = timelines(record, past, limitOf(scenario));
    await evidence.timeline('Answer times', answers);
    await evidence.timeline('Steps and failures', failures);
  }
  const failing = firstFailing(record, findings);
  const trace = failing ? system.spans.trace(failing.traceId) : [];
  if (failing && trace.length > 0) await evidence.trace(failing.title, trace);
}

const limitOf = ({ during }: Scenario): number | undefined =>
  during?.unaffected ? (during.unaffectedWithinMs ?? unaffectedWithinMs) : undefined;

/** The trace that a violation points at; else that of the first user for whom something failed. */
function firstFailing(
  { runs }: WorkloadRecord,
  { violations }: Findings,
): { traceId: string; title: string } | undefined {
  const blamed = violations.find(({ traceId }) => traceId);
  if (blamed?.traceId) return { traceId: blamed.traceId, title: `Trace of a violation: ${blamed.says.slice(0, 120)}` };
  const [failed] = runs.filter(({ failure }) => failure?.traceId).sort((a, b) => a.startMs - b.startMs);
  const { traceId, message } = failed?.failure ?? {};
  return traceId ? { traceId, title: `Trace of the first failing request: ${message?.slice(0, 120)}` } : undefined;
}
