import type { ProbeContext } from './probe.ts';

/** One user's experience of a journey or of one of its steps. */
export interface Seen {
  readonly startMs: number;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Why not. */
  readonly message?: string;
  readonly traceId?: string;
}

/**
 * What users saw of `journey` (as a whole) or `journey/step` among what began within the context's span of time and is over.
 */
export function seen(
  what: string,
  { workload, fromMs, toMs, endedSinceMs = 0 }: Pick<ProbeContext, 'workload' | 'fromMs' | 'toMs' | 'endedSinceMs'>,
): Seen[] {
  const [journey, step] = parted(what);
  const within = ({ startMs, durationMs }: { readonly startMs: number; readonly durationMs: number }) =>
    startMs >= fromMs && startMs < toMs && startMs + durationMs >= endedSinceMs;
  const runs = workload.runs.filter((run) => run.journey === journey);
  if (step === undefined) {
    return runs
      .filter(within)
      .map(({ startMs, durationMs, ok, failure }) => ({ startMs, durationMs, ok, ...why(failure) }));
  }
  const failures = new Map(
    runs.flatMap(({ failure, steps }) =>
      failure ? steps.filter((each) => !each.ok).map((each) => [key(each), failure]) : [],
    ),
  );
  return workload.steps
    .filter((each) => each.journey === journey && each.step === step && within(each))
    .map((each) => ({
      startMs: each.startMs,
      durationMs: each.durationMs,
      ok: each.ok,
      ...why(failures.get(key({ ...each, name: step }))),
    }));
}

/** Parts `journey/step`; a step's name may hold a slash. */
function parted(what: string): [journey: string, step: string | undefined] {
  const slash = what.indexOf('/');
  return slash < 0 ? [what, undefined] : [what.slice(0, slash), what.slice(slash + 1)];
}

const key = ({ name, startMs, durationMs }: { name: string; startMs: number; durationMs: number }) =>
  `${name} ${startMs} ${durationMs}`;

function why(failure: { readonly message: string; readonly traceId: string | undefined } | undefined) {
  if (!failure) return {};
  return { message: failure.message, ...(failure.traceId ? { traceId: failure.traceId } : {}) };
}
