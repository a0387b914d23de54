import type { Clock } from '../../clock.ts';
import type { ExitInfo, Supervised } from '../../process/index.ts';
import type { UnexpectedExit } from '../running-system.ts';

/** Keeps what ended without being asked to. */
export interface ExitLog {
  readonly exits: readonly UnexpectedExit[];
  /** What to give to `supervise` for a part. */
  recorder(kind: UnexpectedExit['kind']): (exit: ExitInfo, process: Supervised) => void;
}

export function createExitLog(clock: Clock, tell: (exit: UnexpectedExit) => void = () => {}): ExitLog {
  const exits: UnexpectedExit[] = [];
  return {
    exits,
    recorder:
      (kind) =>
      (exit, { name, tail }) => {
        const entry = { part: name, kind, at: clock.now(), reason: wayOf(exit), lastLines: tail() };
        exits.push(entry);
        tell(entry);
      },
  };
}

/** `ended with exit code 2`, `was ended by SIGKILL`. */
function wayOf({ code, signal }: ExitInfo): string {
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}
