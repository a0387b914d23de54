import type { Database } from '../database/index.ts';

/** Runs `work` within a transaction of the group's; resolves with its result when that is on the disk. */
export type GroupCommit = <Result>(work: () => Result) => Promise<Result>;

interface Waiting {
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * What arrives within one turn of the event loop is committed together. A write to the disk takes longer than all else that a result
 * needs; a hundred builds that publish at once wait for one write instead of a hundred.
 */
export function groupCommit(database: Database): GroupCommit {
  let waiting: Waiting[] = [];
  const commit = () => {
    const group = waiting;
    waiting = [];
    if (!tryTogether(database, group)) for (const one of group) alone(database, one);
  };
  return <Result>(work: () => Result): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      let result: Result;
      waiting.push({
        run: () => {
          result = work();
        },
        settle: () => resolve(result),
        fail: reject,
      });
      if (waiting.length === 1) setImmediate(commit);
    });
}

/** @returns false, and nothing is kept, when one of them failed: the others must not suffer for it */
function tryTogether(database: Database, group: readonly Waiting[]): boolean {
  try {
    database.transaction(() => {
      for (const { run } of group) run();
    });
  } catch {
    return false;
  }
  for (const { settle } of group) settle();
  return true;
}

function alone(database: Database, { run, settle, fail }: Waiting): void {
  try {
    database.transaction(run);
  } catch (error) {
    fail(error);
    return;
  }
  settle();
}
