import { EnvironmentError } from '../../harness/errors.ts';
import type { UnexpectedExit } from '../../harness/system/index.ts';

/** A store that dies is the environment's fault, not the system's: what runs on it cannot go on. */
export function endWithPart({ part, kind, reason, lastLines }: UnexpectedExit, controller: AbortController): void {
  if (kind === 'service') return;
  controller.abort(
    new EnvironmentError('SD_PART_DIED', `${part} ended by itself (${reason}); the run cannot go on without it`, {
      details: { part, lastLines },
    }),
  );
}
