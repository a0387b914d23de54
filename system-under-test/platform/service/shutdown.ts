import { within } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';

export interface Shutdown {
  /** Aborted when the service begins to stop; loops and waits end with it. */
  readonly signal: AbortSignal;
  /** Adds a step. Steps run last in, first out, so that what was opened last is closed first. */
  add(part: string, close: () => Promise<void>): void;
  /** Runs all steps once; a step that fails or hangs is logged and does not keep the others from running. */
  run(): Promise<void>;
}

const STEP_LIMIT_MS = 3_000;
const WHOLE_LIMIT_MS = 4_800;

export function createShutdown(log: Log): Shutdown {
  const stopping = new AbortController();
  const steps: { part: string; close: () => Promise<void> }[] = [];
  let running: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (const { part, close } of steps.reverse()) {
      await within(STEP_LIMIT_MS, part, close()).catch((error) => log.warn({ part, error }, 'did not close cleanly'));
    }
  }

  return {
    signal: stopping.signal,
    add: (part, close) => void steps.push({ part, close }),
    run() {
      stopping.abort();
      running ??= closeAll();
      return running;
    },
  };
}

/** Ends the process in good order on SIGTERM and SIGINT: exit code 0, or 1 when that took too long. */
export function stopOnSignals(shutdown: Shutdown, log: Log): void {
  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    const clean = await within(WHOLE_LIMIT_MS, 'shutdown', shutdown.run()).then(
      () => true,
      () => false,
    );
    process.exit(clean ? 0 : 1);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
