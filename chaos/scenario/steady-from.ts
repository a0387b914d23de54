import { allHold, type Probe, type ProbeContext, type Reading, readProbes } from '../steady-state/index.ts';

export interface SteadyFrom {
  /** Who came from then on is well served; milliseconds since the epoch. Undefined when there is no such moment. */
  readonly fromMs: number | undefined;
  /** What was read of all who came within the span of time. */
  readonly readings: readonly Reading[];
}

/**
 * Looks back, once all users are done, for the first moment in the span of time from which on the probes hold. While users were
 * under way, those who were done first were heard first, and they are the lucky ones.
 */
export async function steadyFrom(probes: readonly Probe[], context: ProbeContext): Promise<SteadyFrom> {
  const byUsers = probes.filter(({ reads }) => reads === 'workload');
  const readings = await readProbes(byUsers, context);
  const moments = [...context.workload.runs, ...context.workload.steps]
    .filter(({ ok, startMs }) => !ok && startMs >= context.fromMs && startMs < context.toMs)
    .map(({ startMs }) => startMs + 1)
    .sort((a, b) => a - b);
  for (const fromMs of [context.fromMs, ...new Set(moments)]) {
    if (allHold(await readProbes(byUsers, { ...context, fromMs }))) return { fromMs, readings };
  }
  return { fromMs: undefined, readings };
}
