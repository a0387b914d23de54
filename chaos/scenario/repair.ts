import type { Clock } from '../../harness/clock.ts';
import { messageOf } from '../../harness/errors.ts';
import type { RunningService, RunningSystem } from '../../harness/system/index.ts';
import type { Findings } from './findings.ts';

const patienceMs = 3_000;
const everyMs = 200;

/** Starts again what a scenario has left broken, so that the next one has a whole system; a violation for each. */
export async function repair(
  system: RunningSystem,
  { clock, findings, signal }: { clock: Clock; findings: Findings; signal: AbortSignal },
): Promise<void> {
  for (const service of system.services) {
    const reason = await whyNotReady(service, clock, signal);
    if (reason === undefined) continue;
    const { name } = service;
    if (system.driver === 'external') {
      findings.late(`${name} is left not ready (${reason}), and cannot be restarted from here`);
      continue;
    }
    try {
      if (service.isRunning()) await service.kill('SIGKILL');
      await service.start({ signal });
      findings.late(`${name} was left not ready (${reason}) and had to be restarted`);
    } catch (thrown) {
      signal.throwIfAborted();
      findings.late(
        `${name} was left not ready (${reason}), and did not come back when it was restarted: ${messageOf(thrown)}`,
      );
    }
  }
}

async function whyNotReady(service: RunningService, clock: Clock, signal: AbortSignal): Promise<string | undefined> {
  const deadline = clock.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const { ready, reason } = await service
      .ready()
      .catch((thrown: unknown) => ({ ready: false, reason: messageOf(thrown) }));
    if (ready) return undefined;
    if (!service.isRunning() || clock.now() >= deadline) return reason;
    await clock.sleep(everyMs, signal);
  }
}
