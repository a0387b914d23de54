import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { type ProcessIdentity, stillRuns } from './identity.ts';
import { markOf, processesMarked } from './mark.ts';
import { isOwnersTempDir, type OwnerState, parseOwnerState } from './owner-state.ts';
import { familyOf, processTable } from './process-table.ts';
import { signalProcess } from './signals.ts';

/** What a harness process that died left behind, and what is gone now. */
export interface ClearedOwner {
  readonly owner: OwnerState['owner'];
  readonly processes: readonly { readonly pid: number; readonly name: string }[];
  readonly tempDirs: readonly string[];
  /** What could not be ended or removed; its state file stays for the next try. */
  readonly left: readonly string[];
}

export interface ClearOptions {
  /** How long the orphans may take to end by themselves before they are killed, in ms. */
  readonly graceMs?: number;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
}

type Orphan = ProcessIdentity & { readonly name: string };

/** How long a killed process may take to disappear, in ms. */
const KILLED_WITHIN_MS = 4_000;

/**
 * Ends the processes and removes the temporary directories of every harness process in `stateDir` that no longer runs.
 * A process is touched only when pid and start time match, or when it is of such a process's group, descends from it or
 * carries its owner's mark. Takes at most `graceMs` (2 000) plus 4 000 ms.
 */
export async function clearOrphans(stateDir: string, options: ClearOptions = {}): Promise<ClearedOwner[]> {
  const abandoned = stateFiles(stateDir)
    .map((file) => ({ file, state: parseOwnerState(readIfThere(file)) }))
    .filter(({ state }) => !state || !stillRuns(state.owner));
  return await Promise.all(
    abandoned.flatMap(({ file, state }) => {
      if (state) return [clearOwner(file, state, options)];
      rmSync(file, { force: true }); // Not a state file: nothing can be read from it.
      return [];
    }),
  );
}

async function clearOwner(file: string, state: OwnerState, options: ClearOptions): Promise<ClearedOwner> {
  const orphans = orphansOf(state);
  const survivors = await end(orphans, options);
  const tempDirs = state.tempDirs.filter(isOwnersTempDir);
  const left = survivors.map(({ name, pid }) => `process ${name} (pid ${pid})`);
  for (const path of tempDirs) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      left.push(`directory ${path}`);
    }
  }
  if (left.length === 0) rmSync(file, { force: true });
  const ended = orphans.filter((orphan) => !survivors.includes(orphan));
  return { owner: state.owner, processes: ended.map(({ pid, name }) => ({ pid, name })), tempDirs, left };
}

function orphansOf({ owner, processes }: OwnerState): Orphan[] {
  const table = processTable();
  const orphans = new Map<number, Orphan>();
  for (const entry of processes.filter(stillRuns)) {
    for (const row of familyOf(entry.pid, table)) orphans.set(row.pid, { ...row, name: entry.name });
  }
  for (const row of processesMarked(markOf(owner), table)) {
    const leader = processes.find((entry) => entry.pid === row.group);
    if (!orphans.has(row.pid)) orphans.set(row.pid, { ...row, name: leader?.name ?? 'a child of the run' });
  }
  orphans.delete(process.pid); // A command started by the owner clears it, too, and does not end itself.
  return [...orphans.values()];
}

async function end(orphans: readonly Orphan[], { graceMs = 2_000, ...options }: ClearOptions): Promise<Orphan[]> {
  const survivors = await signalAndWait(orphans, ['SIGTERM', 'SIGCONT'], graceMs, options);
  return await signalAndWait(survivors, ['SIGKILL'], KILLED_WITHIN_MS, options);
}

async function signalAndWait(
  orphans: readonly Orphan[],
  signals: readonly NodeJS.Signals[],
  withinMs: number,
  { clock = systemClock, signal }: ClearOptions,
): Promise<Orphan[]> {
  for (const { pid } of orphans) for (const name of signals) signalProcess(pid, name);
  const deadline = clock.now() + withinMs;
  let living = orphans.filter(stillRuns);
  while (living.length > 0 && clock.now() < deadline) {
    await clock.sleep(25, signal);
    living = living.filter(stillRuns);
  }
  return living;
}

function stateFiles(stateDir: string): string[] {
  try {
    return readdirSync(stateDir)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(stateDir, name));
  } catch {
    return []; // No run has been here yet.
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
