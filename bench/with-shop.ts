import { fileURLToPath } from 'node:url';
import type { Config } from '../ci/config/index.ts';
import { openRegistry } from '../harness/process/index.ts';
import { type RunningSystem, startSystem } from '../harness/system/index.ts';
import { root, shopConfig } from './shop.ts';

export interface RunningShop {
  readonly config: Config;
  readonly system: RunningSystem;
  readonly signal: AbortSignal;
}

/** Starts the shop for one measurement, and stops it whatever happens; what it leaves behind makes the process exit with 1. */
export async function withShop<T>(use: (shop: RunningShop) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort(new Error(name)));
  const { signal } = interrupted;
  const stateDir = fileURLToPath(new URL('.shakedown/state', root));
  const registry = openRegistry(stateDir);
  const runDir = registry.tempDir('bench');
  try {
    const config = await shopConfig();
    const options = { root: fileURLToPath(root), runDir, stateDir, registry, signal };
    const system = await startSystem(config.system, 'embedded', options);
    try {
      return await use({ config, system, signal });
    } finally {
      const left = await system.stop();
      if (left.length > 0) {
        process.stderr.write(`left behind: ${left.join('; ')}\n`);
        process.exitCode = 1;
      }
    }
  } finally {
    registry.removeTempDir(runDir);
    registry.close();
  }
}
