import type { PlanName, RunContext } from '../../harness/check/index.ts';
import { systemClock } from '../../harness/clock.ts';
import { createRandom } from '../../harness/random.ts';
import type { Console } from '../../harness/report/index.ts';
import { type StartOptions, startSystem, telemetryAddress } from '../../harness/system/index.ts';
import { startOtlpReceiver } from '../../harness/telemetry/index.ts';
import type { LoadedConfig } from '../config/index.ts';
import { endWithPart } from './end-with-part.ts';
import { clearKilledRuns, newRunId, openRun, openWorkspace } from './workspace.ts';

export interface WithSystemOptions {
  readonly loaded: LoadedConfig;
  readonly out?: string | undefined;
  readonly seed: number;
  readonly plan: PlanName;
  readonly console: Console;
  readonly controller: AbortController;
  readonly entryPorts?: StartOptions['entryPorts'];
}

/** Starts the system for something that is no trial, and stops it whatever happens; what is left behind is said. */
export async function withSystem<T>(options: WithSystemOptions, use: (context: RunContext) => Promise<T>): Promise<T> {
  const { loaded, console, controller, seed, plan } = options;
  const { config, root } = loaded;
  const workspace = openWorkspace(root, options.out);
  const id = newRunId(systemClock.now());
  const runDir = openRun(workspace, id);
  for (const line of await clearKilledRuns(workspace)) console.note(line);
  const telemetry = await startOtlpReceiver(await telemetryAddress(config.driver));
  let system: Awaited<ReturnType<typeof startSystem>> | undefined;
  try {
    system = await startSystem(config.system, config.driver, {
      root,
      runDir,
      stateDir: workspace.stateDir,
      ...(options.entryPorts && { entryPorts: options.entryPorts }),
      signal: controller.signal,
      telemetry: { endpoint: telemetry.url, spans: telemetry.spans },
      onProgress: (text) => console.phase(`starting ${config.system.name}: ${text}`),
      onUnexpectedExit: (exit) => {
        console.note(`${exit.part} ended by itself (${exit.reason})`);
        endWithPart(exit, controller);
      },
    });
    return await use({
      run: { id, seed, plan },
      root,
      runDir,
      system,
      clock: systemClock,
      random: createRandom(seed),
      signal: controller.signal,
      progress: (text) => console.phase(text),
    });
  } finally {
    console.phase('stopping');
    const residue = (await system?.stop()) ?? [];
    await telemetry.stop();
    console.note(residue.length === 0 ? 'stopped; nothing left behind' : `stopped; left behind: ${residue.join(', ')}`);
  }
}
