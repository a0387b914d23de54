import { exitCodes, UsageError } from '../../harness/errors.ts';
import { createConsole } from '../../harness/report/index.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import { loadConfig } from '../config/index.ts';
import { Interrupted, onInterrupt } from '../run/interrupts.ts';
import { drawSeed } from '../run/seed.ts';
import { withSystem } from '../run/with-system.ts';
import { watchServices } from '../watch/watch-services.ts';

/** Starts the system on its fixed entry ports and keeps it until Ctrl-C. */
export async function up(options: {
  readonly config?: string;
  readonly out?: string;
  readonly json?: boolean;
  /** Restart a service when its source changes. */
  readonly watch?: boolean;
}): Promise<void> {
  using interrupts = onInterrupt();
  const { controller } = interrupts;
  const loaded = await loadConfig(options.config, process.cwd());
  const console = createConsole({ stream: options.json ? process.stderr : process.stdout });
  try {
    await withSystem(
      { loaded, out: options.out, seed: drawSeed(), plan: 'pr', console, controller, entryPorts: 'fixed' },
      async ({ system, runDir }) => {
        const addresses = addressesOf(system);
        const { readyAfterMs } = system;
        if (options.json) process.stdout.write(`${JSON.stringify({ readyAfterMs, ...addresses, runDir }, null, 2)}\n`);
        for (const line of describe(system, addresses, runDir)) console.note(line);
        if (options.watch) {
          const tell = (line: string) => console.note(line);
          await watchServices({ system, root: loaded.root, signal: controller.signal, tell });
          console.note('a service whose source changes is restarted');
        }
        await aborted(controller.signal);
      },
    );
  } catch (thrown) {
    if (!(thrown instanceof Interrupted)) throw thrown;
  } finally {
    console.close();
  }
  if (controller.signal.aborted && !(controller.signal.reason instanceof Interrupted)) throw controller.signal.reason;
  process.exitCode = exitCodes.pass;
}

interface Addresses {
  readonly entry: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
  readonly toxiproxy: string | undefined;
  /** Connection strings of the services that have a database, around all proxies. */
  readonly databases: Readonly<Record<string, string>>;
  /** Bootstrap servers, around all proxies; none without Kafka. */
  readonly kafka: readonly string[];
}

function addressesOf(system: RunningSystem): Addresses {
  return {
    entry: Object.fromEntries(Object.keys(system.definition.entry).map((name) => [name, system.entry(name).href])),
    services: Object.fromEntries(system.services.map(({ name }) => [name, system.direct(name).href])),
    toxiproxy: system.toxiproxy?.href,
    databases: Object.fromEntries(
      system.services.flatMap(({ name }) => {
        const url = unlessThereIsNone(() => system.database(name));
        return url === undefined ? [] : [[name, url]];
      }),
    ),
    kafka: unlessThereIsNone(() => system.kafkaBrokers()) ?? [],
  };
}

/** A system need not have such a store, nor a service a database of its own. */
function unlessThereIsNone<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function describe(system: RunningSystem, addresses: Addresses, runDir: string): string[] {
  const { entry, services, toxiproxy, databases, kafka } = addresses;
  const row = ([name, url]: [string, string]) => `  ${name.padEnd(14)} ${url}`;
  return [
    `${system.definition.name} is ready after ${(system.readyAfterMs / 1000).toFixed(1)} s`,
    ...Object.entries(entry).map(row),
    'services, around the proxies:',
    ...Object.entries(services).map(row),
    ...(toxiproxy ? [row(['toxiproxy', toxiproxy])] : []),
    ...(kafka.length > 0 ? [row(['kafka', kafka.join(',')])] : []),
    ...(Object.keys(databases).length > 0 ? ['databases:', ...Object.entries(databases).map(row)] : []),
    `logs: ${runDir}/logs`,
    'Ctrl-C stops everything',
  ];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // Keeps the process alive while nothing else happens.
    const alive = setInterval(() => {}, 60_000);
    const end = () => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
