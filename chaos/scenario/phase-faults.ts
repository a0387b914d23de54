import type { Edge } from '../../harness/system/index.ts';
import { applyFaults, type PastFault } from './apply-faults.ts';
import type { Window } from './calls-over.ts';
import { readTwice } from './read-twice.ts';
import { storyOf, type Trial } from './trial.ts';

/** Faults that were on, and the span of time from the first one's beginning to the last one's end. */
export interface Trouble {
  readonly past: readonly PastFault[];
  readonly window: Window;
}

/** Puts the faults on, each at its time; undefined when none could be. */
export async function phaseFaults({
  scenario,
  context,
  leases,
  findings,
  seen,
  tell,
}: Trial): Promise<Trouble | undefined> {
  const { faults, during = {} } = scenario;
  const { system, clock, signal } = context;
  const story = storyOf(faults);
  tell(story);
  const lengthMs = Math.max(...faults.map(({ atMs = 0, forMs = 0 }) => atMs + forMs));
  const [past] = await Promise.all([
    applyFaults({ faults, owner: `chaos/${scenario.id}`, leases, system, clock, signal, findings }),
    readTwice(during.probes ?? [], seen, { lengthMs, clock, story, findings }),
  ]);
  if (past.length === 0) return undefined;
  const fromMs = Math.min(...past.map(({ lease }) => lease.fromMs));
  return { past, window: { fromMs, toMs: Math.max(...past.map(({ end }) => end.atMs)) } };
}

/** The trouble of one edge: until the end of the last fault on it or on its callee; of all of them when it is further down. */
export const troubleOf =
  ({ past, window }: Trouble) =>
  ({ id, to }: Edge): Window => {
    const own = past.filter(({ lease: { target } }) => target.id === (target.kind === 'service' ? to : id));
    return own.length === 0 ? window : { fromMs: window.fromMs, toMs: Math.max(...own.map(({ end }) => end.atMs)) };
  };
