import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openRegistry, residentBytes } from '../harness/process/index.ts';
import { type SystemDefinition, startSystem } from '../harness/system/index.ts';
import { root } from './shop.ts';

export interface StartFigures {
  /** From the start of the first part to the readiness of the last. */
  readonly readyAfterMs: number;
  /** By process: services, stores and Toxiproxy. */
  readonly residentBytes: Readonly<Record<string, number>>;
}

const START_LIMIT_MS = 120_000;
/** What a start allocates is mostly given back by then. */
const REST_MS = 6_000;

/** Starts the system once, reads its figures, and stops it; throws when it leaves something behind. */
export async function measureStart(system: SystemDefinition, signal: AbortSignal): Promise<StartFigures> {
  const stateDir = fileURLToPath(new URL('.shakedown/state', root));
  const registry = openRegistry(stateDir);
  const runDir = registry.tempDir('figures');
  try {
    const running = await startSystem(system, 'embedded', {
      root: fileURLToPath(root),
      runDir,
      stateDir,
      registry,
      signal: AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS)]),
    });
    return await read(running.readyAfterMs).finally(async () => {
      const left = await running.stop();
      if (left.length > 0) throw new Error(`the system left something behind: ${left.join('; ')}`);
    });
  } finally {
    registry.removeTempDir(runDir);
    registry.close();
  }

  async function read(readyAfterMs: number): Promise<StartFigures> {
    await sleep(REST_MS, undefined, { signal });
    const { processes } = registry.entries();
    return {
      readyAfterMs,
      residentBytes: Object.fromEntries(processes.map(({ name, pid }) => [name, residentBytes(pid)])),
    };
  }
}
