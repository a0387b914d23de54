import type { RunningService } from '../../harness/system/index.ts';
import type { Restored } from '../toxiproxy/undo.ts';
import type { Fault } from './fault.ts';

export interface ServiceFaultOptions {
  readonly service: string;
  /** Said after the service: `is killed`. */
  readonly says: string;
  readonly graceful?: boolean;
  apply(service: RunningService): Promise<void>;
  restore(service: RunningService): Promise<Restored>;
}

/** A fault on a whole service. Nothing of it outlives this process: a system whose processes we can signal ends with us. */
export function serviceFault({ service: id, says, graceful = false, apply, restore }: ServiceFaultOptions): Fault {
  return {
    target: { kind: 'service', id },
    severs: true,
    graceful,
    describe: () => `${id} ${says}`,
    prepare: (system) => {
      const service = system.service(id);
      let hit = false;
      return {
        undo: undefined,
        apply: async (signal) => {
          signal.throwIfAborted();
          if (!service.isRunning()) return { hit: [] };
          hit = true;
          await apply(service);
          return { hit: [`${id} was running`] };
        },
        restore: async () => (hit ? await restore(service) : 'was-gone'),
      };
    },
  };
}

/** Starts a service that a fault has ended; resolves when it is ready. */
export async function startAgain(service: RunningService): Promise<Restored> {
  if (service.isRunning()) return 'was-gone';
  await service.start();
  return 'restored';
}
