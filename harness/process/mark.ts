import { readFileSync } from 'node:fs';
import { identify, type ProcessIdentity } from './identity.ts';
import { type ProcessRow, processTable } from './process-table.ts';

const VARIABLE = 'SHAKEDOWN_OWNERS';

/** What this process's descendants carry in their environment. */
function ownMark(): string {
  return markOf(identify(process.pid) ?? { pid: process.pid, startTime: 'unknown' });
}

/** The mark of a harness; without commas, which part the owners of nested ones. */
export function markOf({ pid, startTime }: ProcessIdentity): string {
  return `${pid}@${startTime}`.replaceAll(',', ' ');
}

/**
 * Marks this process's environment, so that what libraries start for us (a browser, Postgres) can be told from strangers
 * after a crash. A harness inside a harness adds its own mark to its owner's.
 */
export function markDescendants(env: NodeJS.ProcessEnv = process.env): void {
  const marks = env[VARIABLE]?.split(',') ?? [];
  if (!marks.includes(ownMark())) env[VARIABLE] = [...marks, ownMark()].join(',');
}

/** The living processes that carry the mark. Only Linux lets us read it; elsewhere the recorded processes must do. */
export function processesMarked(mark: string, table: readonly ProcessRow[] = processTable()): ProcessRow[] {
  if (process.platform !== 'linux') return [];
  return table.filter(({ pid }) => marksOf(pid).includes(mark));
}

function marksOf(pid: number): string[] {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return (
      environment
        .find((entry) => entry.startsWith(`${VARIABLE}=`))
        ?.slice(VARIABLE.length + 1)
        .split(',') ?? []
    );
  } catch {
    return []; // Gone, or another user's.
  }
}
