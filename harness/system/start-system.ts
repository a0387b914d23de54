import type { SystemDefinition } from './definition.ts';
import type { StartOptions } from './driver.ts';
import type { RunningSystem } from './running-system.ts';

/** How a system comes to run: as local processes, or as one that runs already. */
export type DriverDefinition = 'embedded';

/**
 * Brings a system up.
 *
 * @example
 * await using system = await startSystem(shop, 'embedded', { root, runDir, stateDir });
 * const answer = await fetch(system.entry());
 */
export async function startSystem(system: SystemDefinition, driver: DriverDefinition = 'embedded', options: StartOptions): Promise<RunningSystem> {
  switch (driver) {
    case 'embedded': {
      const { startEmbedded } = await import('./embedded/index.ts');
      return await startEmbedded(system, options);
    }
  }
}
