import type { Fault } from './fault.ts';
import { serviceFault, startAgain } from './service-fault.ts';

/** The service is told to end (SIGTERM), as at every deployment; it is started again when the fault ends. */
export const terminate = (service: string): Fault =>
  serviceFault({
    service,
    says: 'is terminated',
    graceful: true,
    apply: (running) => running.kill('SIGTERM'),
    restore: startAgain,
  });
