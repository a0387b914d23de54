import { openRun, openWorkspace, clearKilledRuns, newRunId } from '../run/workspace.ts';
import { systemClock } from '../../harness/clock.ts';
import { type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { startOtlpReceiver } from '../../harness/telemetry/index.ts';
import { createConsole } from '../../harness/report/index.ts';
import { EnvironmentError, exitCodes } from '../../harness/errors.ts';
import { loadConfig } from '../config/index.ts';
import { Interrupted, onInterrupt } from '../run/interrupts.ts';

/** Starts the system on its fixed entry ports and keeps it until Ctrl-C. */
export async function up(options: { readonly config?: string; readonly out?: string; readonly json?: boolean }): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { config, root } = await loadConfig(options.config, process.cwd());
  const workspace = openWorkspace(root, options.out);
  const runDir = openRun(workspace, newRunId(systemClock.now()));
  const console = createConsole({ stream: options.json ? process.stderr : process.stdout });
  let system: RunningSystem | undefined;
  const telemetry = await startOtlpReceiver();
  try {
    for (const line of await clearKilledRuns(workspace)) console.note(line);
    system = await startSystem(config.system, config.driver, {
      root,
      runDir,
      stateDir: workspace.stateDir,
      entryPorts: 'fixed',
      signal,
      telemetry: { endpoint: telemetry.url, spans: telemetry.spans },
      onProgress: (text) => console.phase(`starting ${config.system.name}: ${text}`),
      onUnexpectedExit: (exit) => {
        console.note(`${exit.part} ended by itself (${exit.reason})`);
        if (exit.kind !== 'service') {
          interrupts.controller.abort(new EnvironmentError('SD_PART_DIED', `${exit.part} ended by itself (${exit.reason})`));
        }
      },
    });
    const addresses = addressesOf(system);
    if (options.json) process.stdout.write(`${JSON.stringify({ readyAfterMs: system.readyAfterMs, ...addresses, runDir }, null, 2)}\n`);
    for (const line of describe(system, addresses, runDir)) console.note(line);
    await aborted(signal);
  } catch (thrown) {
    if (!(thrown instanceof Interrupted)) throw thrown;
  } finally {
    console.phase('stopping');
    const residue = (await system?.stop()) ?? [];
    await telemetry.stop();
    for (const left of residue) console.note(`left behind: ${left}`);
    console.note('stopped; nothing left behind');
    console.close();
  }
  if (signal.aborted && !(signal.reason instanceof Interrupted)) throw signal.reason;
  process.exitCode = exitCodes.pass;
}

interface Addresses {
  readonly entry: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
  readonly toxiproxy: string | undefined;
}

function addressesOf(system: RunningSystem): Addresses {
  return {
    entry: Object.fromEntries(Object.keys(system.definition.entry).map((name) => [name, system.entry(name).href])),
    services: Object.fromEntries(system.services.map(({ name }) => [name, system.direct(name).href])),
    toxiproxy: system.toxiproxy?.href,
  };
}

function describe(system: RunningSystem, { entry, services, toxiproxy }: Addresses, runDir: string): string[] {
  const row = ([name, url]: [string, string]) => `  ${name.padEnd(14)} ${url}`;
  return [
    `${system.definition.name} is ready after ${(system.readyAfterMs / 1000).toFixed(1)} s`,
    ...Object.entries(entry).map(row),
    'services, around the proxies:',
    ...Object.entries(services).map(row),
    ...(toxiproxy ? [row(['toxiproxy', toxiproxy])] : []),
    `logs: ${runDir}/logs`,
    'Ctrl-C stops everything',
  ];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // Keeps the process alive while nothing else happens.
    const alive = setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}
