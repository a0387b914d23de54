import { exitCodes, ShakedownError } from '../../harness/errors.ts';

/** The user, or the machine, wants it to end: the trial could not tell (exit code 4). */
export class Interrupted extends ShakedownError {
  readonly exitCode = exitCodes.inconclusive;
}

/**
 * A signal that aborts at the first SIGINT, SIGTERM or SIGHUP, so that everything is stopped in order; a second one ends
 * the process at once (the next command clears the rest).
 */
export function onInterrupt(): { readonly controller: AbortController } & Disposable {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exitCodes.inconclusive);
    controller.abort(new Interrupted('SD_INTERRUPTED', `interrupted by ${name}`));
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupt);
  return {
    controller,
    [Symbol.dispose]: () => {
      for (const name of names) process.off(name, interrupt);
    },
  };
}
