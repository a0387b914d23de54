import type { Clock } from '../../harness/clock.ts';
import { messageOf } from '../../harness/errors.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { Lease, LeaseBook, LeaseEnd } from '../leases/index.ts';
import type { Findings } from './findings.ts';
import type { TimedFault } from './scenario.ts';

export interface ApplyOptions {
  readonly faults: readonly TimedFault[];
  readonly owner: string;
  readonly leases: LeaseBook;
  readonly system: RunningSystem;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly findings: Findings;
}

/** A fault that was on, and how it ended. */
export interface PastFault {
  readonly timed: TimedFault;
  readonly lease: Lease;
  readonly end: LeaseEnd;
}

/** Long enough to see what a fault that is done at a stroke brings about. */
const momentaryMs = 1_000;

/** Puts every fault on at its time and waits until all have ended; one that cannot be applied keeps no other from it. */
export async function applyFaults({
  faults,
  owner,
  leases,
  system,
  clock,
  signal,
  findings,
}: ApplyOptions): Promise<PastFault[]> {
  const past = await Promise.all(
    faults.map(async (timed): Promise<PastFault[]> => {
      const { fault, atMs = 0, forMs = momentaryMs } = timed;
      if (atMs > 0) await clock.sleep(atMs, signal);
      try {
        const lease = await leases.grant({ fault, owner, forMs, system, signal });
        return [{ timed, lease, end: await lease.ended }];
      } catch (thrown) {
        signal.throwIfAborted();
        findings.doubt(`"${fault.describe()}" could not be brought about: ${messageOf(thrown)}`);
        return [];
      }
    }),
  );
  signal.throwIfAborted();
  for (const { lease, end } of past.flat()) judgeEnd(lease, end, findings);
  return past.flat();
}

function judgeEnd({ fault, target }: Lease, end: LeaseEnd, findings: Findings): void {
  if (end.outcome === 'was-gone') findings.doubt(`something else ended "${fault}" before its time`);
  if (end.outcome !== 'stuck') return;
  // A service that does not start again has failed; an edge that cannot be mended is a failure of the harness.
  if (target.kind === 'service') findings.late(`${target.id} did not come back: ${messageOf(end.error)}`);
  else findings.doubt(messageOf(end.error));
}
