import { EnvironmentError } from '../../harness/errors.ts';
import type { RunningService } from '../../harness/system/index.ts';
import type { Fault } from './fault.ts';
import { serviceFault } from './service-fault.ts';

/** The service stands still (SIGSTOP), as in a long garbage collection, and goes on when the fault ends. */
export const pause = (service: string): Fault =>
  serviceFault({
    service,
    says: 'stands still',
    apply: async (running) => signal(running, 'SIGSTOP'),
    restore: async (running) => {
      if (!running.isRunning()) return 'was-gone';
      signal(running, 'SIGCONT');
      return 'restored';
    },
  });

function signal({ name, pid }: RunningService, which: 'SIGSTOP' | 'SIGCONT'): void {
  if (pid === undefined) {
    throw new EnvironmentError('SD_CANNOT_CONTROL', `${name} cannot be paused: its process is not ours.`, {
      details: { name },
    });
  }
  // The group: a service may have started processes of its own.
  process.kill(-pid, which);
}
