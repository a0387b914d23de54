import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Clock, systemClock } from '../clock.ts';
import { identify, type ProcessIdentity, stillRuns } from '../process/index.ts';

export interface LockOptions {
  /** Told once, with the holder's pid, when the lock is not free. */
  readonly onWait?: (holder: number) => void;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

/** Runs `work` while no other living process holds the lock; a holder that was killed holds it no longer. */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const { onWait, signal, clock = systemClock } = options;
  for (let told = false; !take(file); ) {
    signal?.throwIfAborted();
    const holder = holderOf(file);
    if (holder && !stillRuns(holder)) removeStale(file, holder);
    if (!holder || !stillRuns(holder)) continue;
    if (!told) onWait?.(holder.pid);
    told = true;
    await clock.sleep(100, signal);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Linked into place, so that a lock is never seen without its holder's name in it. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moved away before it is removed: of two that find the lock stale, the later must not remove the earlier one's new lock. */
function removeStale(file: string, stale: ProcessIdentity): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (holderOf(aside)?.pid !== stale.pid) linkSync(aside, file);
  } catch {
    // Another was quicker.
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined; // It was released this moment.
  }
}
