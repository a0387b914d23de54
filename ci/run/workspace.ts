import { accessSync, constants, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type AbandonedLease, clearAbandonedLeases } from '../../chaos/index.ts';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import { type ClearedOwner, clearOrphans } from '../../harness/process/index.ts';

/** `.shakedown` beside the config: runs, and what must be cleared if the harness dies. */
export interface Workspace {
  readonly stateDir: string;
  readonly runsDir: string;
}

/** @throws EnvironmentError SD_NOT_WRITABLE when the folder cannot be made or written to. */
export function openWorkspace(root: string, out?: string): Workspace {
  const base = resolve(out ?? join(root, '.shakedown'));
  const workspace = { stateDir: join(base, 'state'), runsDir: join(base, 'runs') };
  for (const dir of Object.values(workspace)) makeWritable(dir);
  return workspace;
}

/** Makes the folder of one run, and lets `runs/latest` point to it. */
export function openRun({ runsDir }: Workspace, runId: string): string {
  const runDir = join(runsDir, runId);
  makeWritable(runDir);
  const latest = join(runsDir, 'latest');
  rmSync(latest, { force: true });
  symlinkSync(runId, latest, 'dir');
  return runDir;
}

/** Sortable and unique: `20261122-194501-k3f9`. */
export function newRunId(nowMs: number): string {
  const [date = '', time = ''] = new Date(nowMs).toISOString().split('T');
  const suffix = Math.random().toString(36).slice(2, 6).padEnd(4, '0');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${suffix}`;
}

/** Clears what killed runs left behind; a line for each that a person should read. */
export async function clearKilledRuns({ stateDir, runsDir }: Workspace): Promise<string[]> {
  // Faults first: the Toxiproxy that holds them may be one of the processes to end.
  const faults = await clearAbandonedLeases(runsDir);
  const processes = await clearOrphans(stateDir);
  return [...faults.flatMap(describeFault), ...processes.map(describe)];
}

function describeFault({ run, fault, outcome }: AbandonedLease): string[] {
  if (outcome === 'gone') return [];
  return [
    outcome === 'undone'
      ? `undid a fault that run ${run} left: ${fault}`
      : `run ${run} left a fault, "${fault}": ${outcome.failed}`,
  ];
}

function describe({ owner, processes, tempDirs, left }: ClearedOwner): string {
  const cleared = [
    processes.length > 0 &&
      `${processes.length} processes (${[...new Set(processes.map(({ name }) => name))].join(', ')})`,
    tempDirs.length > 0 && `${tempDirs.length} temporary folders`,
  ].filter(Boolean);
  const rest = left.length > 0 ? `; could not clear ${left.join(', ')}` : '';
  return `cleared what run ${owner.pid} left behind: ${cleared.join(' and ') || 'nothing that still ran'}${rest}`;
}

/** Not `recursive: true`: Node never comes back from that where a parent lets nothing be made, as in /proc. */
function makeWithParents(dir: string): void {
  if (existsSync(dir)) return;
  makeWithParents(dirname(dir));
  mkdirSync(dir);
}

function makeWritable(dir: string): void {
  try {
    makeWithParents(dir);
    accessSync(dir, constants.W_OK);
  } catch (thrown) {
    throw new EnvironmentError(
      'SD_NOT_WRITABLE',
      `cannot write to ${dir}: ${messageOf(thrown)}; pass --out <dir> for another place`,
      {
        cause: thrown,
        details: { path: dir },
      },
    );
  }
}
