import type { RunningSystem } from '../../harness/system/index.ts';
import { requireEdge } from '../faults/index.ts';
import { seen } from '../steady-state/index.ts';
import type { WorkloadRecord } from '../workload/index.ts';
import type { PastFault } from './apply-faults.ts';
import { callsOver, tells, type Window } from './calls-over.ts';

/** What a fault hit, so that a scenario that passes has proved something. */
export type Effect =
  | { readonly hit: true; readonly says: string }
  /** Nothing came its way: the scenario proves nothing. `undefined`: there is no way to tell. */
  | { readonly hit: false | undefined; readonly says: string };

/** How far back traffic before a fault is looked for. */
const memoryMs = 3_000;

export interface EffectContext {
  readonly system: RunningSystem;
  readonly workload: WorkloadRecord;
}

/** Looks for proof that a fault was in somebody's way while it was on: the fault's own, users', or the caller's spans. */
export function effectOf({ lease, timed }: PastFault, window: Window, { system, workload }: EffectContext): Effect {
  const { severs } = timed.fault;
  const { fault, target, hit } = lease;
  if (hit)
    return hit.length > 0
      ? { hit: true, says: hit.join(', ') }
      : { hit: false, says: `${fault}: there was nothing to hit` };
  if (target.kind !== 'edge') return { hit: true, says: fault };

  const edge = requireEdge(system.edges, target.id);
  if (edge.from === 'client') {
    const requests = requestsOf(edge.to, window, { system, workload });
    return { hit: requests > 0, says: `${requests} requests of users over ${edge.id}` };
  }
  const calls = callsOver(edge, system, window).length;
  if (calls > 0) return { hit: true, says: `${calls} calls over ${edge.id}` };
  // Whoever cannot connect may make no call: silence where there was traffic is an effect too.
  const before = callsOver(edge, system, { fromMs: window.fromMs - memoryMs, toMs: window.fromMs }).length;
  if (severs && before > 0)
    return { hit: true, says: `${edge.id} fell silent after ${before} calls in ${memoryMs / 1_000} s` };
  if (tells(edge.from, system)) return { hit: false, says: `no call over ${edge.id} while ${fault}` };
  const troubled = failuresIn(window, workload);
  if (troubled > 0) return { hit: true, says: `${troubled} users failed while ${fault}` };
  return {
    hit: undefined,
    says: `${edge.from} sends no spans and no user noticed anything while ${fault}, so nothing shows that a call was hit`,
  };
}

function requestsOf(service: string, { fromMs, toMs }: Window, { system, workload }: EffectContext): number {
  const entries = Object.entries(system.definition.entry).filter(([, { to }]) => to === service);
  const origins = new Set(entries.map(([name]) => system.entry(name).origin));
  const requests = workload.runs.flatMap((run) => run.requests);
  return requests.filter(
    ({ url, startMs, durationMs }) =>
      startMs < toMs && startMs + durationMs >= fromMs && origins.has(new URL(url).origin),
  ).length;
}

const failuresIn = ({ fromMs, toMs }: Window, workload: WorkloadRecord): number =>
  [...new Set(workload.runs.map((run) => run.journey))]
    .flatMap((journey) => seen(journey, { workload, fromMs, toMs }))
    .filter(({ ok }) => !ok).length;
