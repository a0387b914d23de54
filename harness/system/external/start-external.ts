import { systemClock } from '../../clock.ts';
import { EnvironmentError, messageOf } from '../../errors.ts';
import { httpReady, type ReadinessProbe, tcpReady, until } from '../../process/index.ts';
import { assembleSystem } from '../assemble-system.ts';
import type { ServiceDefinition, SystemDefinition } from '../definition.ts';
import { noSpans, type StartOptions } from '../driver.ts';
import { refuseDriver } from '../driver-options.ts';
import { edgesOf, firstPort } from '../edges.ts';
import type { RunningService, RunningSystem } from '../running-system.ts';
import type { ExternalDriver } from './external.ts';

/** Finds a system that runs: throws EnvironmentError SD_ENTRY_UNREACHABLE when an entry does not answer, UsageError SD_CONFIG_INVALID. */
export async function startExternal(
  system: SystemDefinition,
  driver: ExternalDriver,
  options: StartOptions,
): Promise<RunningSystem> {
  const { clock = systemClock, signal, onProgress = () => {}, readyWithinMs = 10_000 } = options;
  requireKnownNames(system, driver);
  const startedAt = clock.now();
  await Promise.all(
    Object.entries(driver.entry).map(async ([name, url]) => {
      const wait = { what: name, withinMs: readyWithinMs, everyMs: 250, clock, ...(signal && { signal }) };
      await until(answers(url), wait).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new EnvironmentError(
          'SD_ENTRY_UNREACHABLE',
          `the entry "${name}" at ${url} does not answer: ${messageOf(cause)}`,
          {
            cause,
            details: { name, url },
          },
        );
      });
      onProgress(`${name} answers`);
    }),
  );
  return assembleSystem({
    driver: 'external',
    definition: system,
    edges: edgesOf(system),
    readyAfterMs: clock.now() - startedAt,
    spans: options.telemetry?.spans ?? noSpans,
    toxiproxy: undefined,
    services: Object.entries(system.services).map(([name, definition]) =>
      externalService(name, definition, driver.services?.[name]),
    ),
    unexpectedExits: [],
    addresses: {
      entry: (name) => new URL(driver.entry[name] as string),
      direct: (service, port) => {
        const url = port === firstPort(system.services[service]) ? driver.services?.[service] : undefined;
        return url === undefined ? undefined : new URL(url);
      },
      database: (service) => driver.databases?.[service],
      kafkaBrokers: driver.kafka === undefined ? undefined : [driver.kafka].flat(),
    },
    memory: async () => 0,
    stop: async () => [],
  });
}

/** Any answer will do: what it says is for the checks to judge. */
function answers(url: string): ReadinessProbe {
  return async (signal) => {
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      await response.body?.cancel();
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: messageOf(error instanceof Error && error.cause ? error.cause : error) };
    }
  };
}

function externalService(name: string, definition: ServiceDefinition, url: string | undefined): RunningService {
  const refuse = async (): Promise<never> => {
    throw new EnvironmentError(
      'SD_CANNOT_CONTROL',
      `${name} is run by somebody else: the driver "external" cannot start or end it`,
      {
        details: { service: name },
      },
    );
  };
  return {
    name,
    definition,
    pid: undefined,
    logFile: undefined,
    isRunning: () => true,
    kill: refuse,
    start: refuse,
    ready: async () => {
      if (!url) return { ready: false, reason: `external() was told no address of ${name}` };
      const { hostname, port, protocol } = new URL(url);
      const probe = definition.ready
        ? httpReady(new URL(definition.ready, url).href)
        : tcpReady(Number(port) || (protocol === 'https:' ? 443 : 80), hostname);
      const answer = await probe(AbortSignal.timeout(5_000));
      return answer.ready ? { ready: true, reason: '' } : answer;
    },
  };
}

function requireKnownNames(system: SystemDefinition, { entry, services = {}, databases = {} }: ExternalDriver): void {
  const problems = [
    ...Object.keys(system.entry)
      .filter((name) => !entry[name])
      .map((name) => `external.entry: says nothing of "${name}"`),
    ...Object.keys(entry)
      .filter((name) => !system.entry[name])
      .map((name) => `external.entry.${name}: the system has no such entry`),
    ...Object.keys(services)
      .filter((name) => !system.services[name])
      .map((name) => `external.services.${name}: the system has no such service`),
    ...Object.keys(databases)
      .filter((name) => !system.services[name])
      .map((name) => `external.databases.${name}: the system has no such service`),
  ];
  refuseDriver(problems);
}
