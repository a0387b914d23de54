import type { ComposeDriver } from './compose/index.ts';
import type { SystemDefinition } from './definition.ts';
import type { StartOptions } from './driver.ts';
import type { ExternalDriver } from './external/index.ts';
import type { RunningSystem } from './running-system.ts';

/** How a system comes to run: as local processes (the default), as containers, or by somebody else's hand. */
export type DriverDefinition = 'embedded' | ComposeDriver | ExternalDriver;

/**
 * Brings a system up. Throws SystemStartError when the system itself is to blame, EnvironmentError when this machine is, UsageError
 * when its description is.
 *
 * @example
 * await using system = await startSystem(shop, 'embedded', { root, runDir, stateDir });
 * const answer = await fetch(system.entry());
 */
export async function startSystem(
  system: SystemDefinition,
  driver: DriverDefinition = 'embedded',
  options: StartOptions,
): Promise<RunningSystem> {
  if (driver === 'embedded') {
    const { startEmbedded } = await import('./embedded/index.ts');
    return await startEmbedded(system, options);
  }
  if (driver.kind === 'compose') {
    const { startCompose } = await import('./compose/start-compose.ts');
    return await startCompose(system, driver, options);
  }
  const { startExternal } = await import('./external/start-external.ts');
  return await startExternal(system, driver, options);
}
