import { processRow } from './process-table.ts';

/** One process for ever: a pid alone may be used again. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** Who `pid` is now; undefined when it does not run. */
export function identify(pid: number): ProcessIdentity | undefined {
  const row = processRow(pid);
  return row && { pid, startTime: row.startTime };
}

/** Whether that very process, and not a later one with its pid, still runs. */
export function stillRuns({ pid, startTime }: ProcessIdentity): boolean {
  return processRow(pid)?.startTime === startTime;
}
