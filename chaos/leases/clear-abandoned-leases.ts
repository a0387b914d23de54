import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../harness/errors.ts';
import { stillRuns } from '../../harness/process/index.ts';
import { undo } from '../toxiproxy/undo.ts';
import { type LeaseRecord, readLeases, writeLeases } from './lease-file.ts';

export interface AbandonedLease {
  readonly run: string;
  readonly fault: string;
  readonly owner: string;
  /** `undone`; `gone`: it was not there any more, or ended with its holder; otherwise why it could not be undone. */
  readonly outcome: 'undone' | 'gone' | { readonly failed: string };
}

/**
 * Undoes faults whose holder has died without ending them, as `<runsDir>/<run>/leases.json` tell. Leases of runs that still run are
 * left alone; what cannot be undone (its Toxiproxy is gone for good, as that of an embedded system is) is told once and forgotten.
 *
 * @param runsDir `.shakedown/runs`
 */
export async function clearAbandonedLeases(runsDir: string): Promise<AbandonedLease[]> {
  const cleared: AbandonedLease[] = [];
  for (const run of folders(runsDir)) {
    const file = join(runsDir, run, 'leases.json');
    const leases = readable(file);
    const abandoned = leases.filter(({ holder }) => !stillRuns(holder));
    for (const lease of abandoned)
      cleared.push({ run, fault: lease.fault, owner: lease.owner, outcome: await end(lease) });
    if (abandoned.length > 0)
      writeLeases(
        file,
        leases.filter((lease) => !abandoned.includes(lease)),
      );
  }
  return cleared;
}

async function end({ undo: way }: LeaseRecord): Promise<AbandonedLease['outcome']> {
  if (!way) return 'gone';
  try {
    return (await undo(way)) === 'restored' ? 'undone' : 'gone';
  } catch (thrown) {
    return { failed: messageOf(thrown) };
  }
}

/** A file that a crash of the machine has spoilt says nothing that could be acted on. */
function readable(file: string): LeaseRecord[] {
  try {
    return readLeases(file);
  } catch {
    return [];
  }
}

function folders(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
