import { exitCodes } from '../../harness/errors.ts';

/** The user, or the machine, wants it to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * A signal that aborts at the first SIGINT, SIGTERM or SIGHUP, so that everything is stopped in order; a second one ends
 * the process at once (the next command clears the rest).
 */
export function onInterrupt(): { readonly controller: AbortController } & Disposable {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exitCodes.inconclusive);
    controller.abort(new Interrupted(`interrupted by ${name}`));
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
