import type { Fault } from './fault.ts';
import { serviceFault, startAgain } from './service-fault.ts';

/** The service dies at once (SIGKILL), in the middle of whatever it does; it is started again when the fault ends. */
export const kill = (service: string): Fault =>
  serviceFault({
    service,
    says: 'is killed',
    apply: (running) => running.kill('SIGKILL'),
    restore: startAgain,
  });
