import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../../clock.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { freePorts, httpReady, requirePort, until } from '../../process/index.ts';
import { databaseUrl, schemeOf } from '../address.ts';
import { assembleSystem } from '../assemble-system.ts';
import type { SystemDefinition } from '../definition.ts';
import { noSpans, type StartOptions } from '../driver.ts';
import { type Edge, edgesOf, portsOf } from '../edges.ts';
import { createProxies, leftFaults } from '../proxies.ts';
import type { RunningSystem, UnexpectedExit } from '../running-system.ts';
import { acceptsQueries, createDatabases } from '../stores/databases.ts';
import { topicsReady } from '../stores/topics.ts';
import type { ComposeDriver } from './compose.ts';
import { type ComposePlan, planCompose } from './compose-plan.ts';
import { composeService } from './compose-service.ts';
import { type ComposeProject, openProject } from './project.ts';

/**
 * Brings a system up as containers: Toxiproxy and the stores first, then proxies, databases and topics, then the services.
 *
 * Throws SystemStartError SD_SERVICE_NOT_READY, EnvironmentError SD_DOCKER_MISSING or SD_COMPOSE_FAILED, UsageError SD_CONFIG_INVALID.
 */
export async function startCompose(
  system: SystemDefinition,
  driver: ComposeDriver,
  options: StartOptions,
): Promise<RunningSystem> {
  const { clock = systemClock, signal, onProgress = () => {} } = options;
  if (Object.keys(options.env ?? {}).length > 0) {
    throw new UsageError(
      'SD_CANNOT_CONTROL',
      'the driver "compose" takes the environment of services from the compose file alone',
    );
  }
  const startedAt = clock.now();
  const edges = edgesOf(system);
  const plan = await planFor(system, edges, driver, options);
  const logs = join(options.runDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const exits: UnexpectedExit[] = [];
  const project = await openProject({
    file: resolve(options.root, driver.file),
    variables: plan.variables,
    logFile: (name) => join(logs, `${name}.log`),
    onUnexpectedExit: (part, reason, lastLines) => {
      const kind = part === 'toxiproxy' ? 'tool' : system.stores?.[part] ? 'store' : 'service';
      const exit: UnexpectedExit = { part, kind, at: clock.now(), reason, lastLines };
      exits.push(exit);
      options.onUnexpectedExit?.(exit);
    },
  });
  try {
    onProgress('starting Toxiproxy and the stores');
    await project.up(['toxiproxy', ...Object.keys(system.stores ?? {})], signal);
    await storesReady(system, edges, plan, options);
    onProgress('starting the services');
    await project.up(Object.keys(system.services), signal);
    const services = Object.entries(system.services).map(([name, definition]) =>
      composeService({
        definition,
        container: project.container(name),
        logFile: join(logs, `${name}.log`),
        ports: plan.services[name] ?? {},
        readyWithinMs: options.readyWithinMs ?? 60_000,
        clock,
      }),
    );
    await Promise.all(services.map((service) => service.untilReady(signal)));
    return runningSystem(system, edges, plan, project, {
      services,
      unexpectedExits: exits,
      spans: options.telemetry?.spans ?? noSpans,
      readyAfterMs: clock.now() - startedAt,
    });
  } catch (error) {
    await project.down();
    throw error;
  }
}

function runningSystem(
  system: SystemDefinition,
  edges: readonly Edge[],
  plan: ComposePlan,
  project: ComposeProject,
  seen: Pick<RunningSystem, 'services' | 'unexpectedExits' | 'spans' | 'readyAfterMs'>,
): RunningSystem {
  const url = (service: string, port: string, number: number): URL =>
    new URL(`${schemeOf(system, service, port)}://127.0.0.1:${number}`);
  const storeOf = (kind: string) => Object.entries(system.stores ?? {}).find(([, store]) => store.kind === kind)?.[0];
  const toxiproxy = new URL(`http://127.0.0.1:${plan.toxiproxy}`);
  return assembleSystem({
    ...seen,
    driver: 'compose',
    definition: system,
    edges,
    toxiproxy,
    addresses: {
      entry: (_name, { id, to, port }) =>
        url(to, port, plan.proxies.find(({ edge }) => edge.id === id)?.listen as number),
      direct: (service, port) => {
        const number = plan.services[service]?.[port];
        return number === undefined ? undefined : url(service, port, number);
      },
      database: (service) =>
        edges.some(({ from, to }) => from === service && to === storeOf('postgres'))
          ? databaseUrl(service, { host: '127.0.0.1', port: plan.postgres })
          : undefined,
      kafkaBrokers: storeOf('kafka') ? [`127.0.0.1:${plan.kafka}`] : undefined,
    },
    memory: () => project.memory(),
    stop: async () => {
      const faults = await leftFaults(toxiproxy, edges).catch((error: unknown) => [
        `faults that Toxiproxy could not name any more: ${messageOf(error)}`,
      ]);
      return [...faults, ...(await project.down())];
    },
  });
}

async function planFor(
  system: SystemDefinition,
  edges: readonly Edge[],
  driver: ComposeDriver,
  { entryPorts, telemetry }: StartOptions,
): Promise<ComposePlan> {
  const fixed = new Map<string, number>();
  for (const [name, { to, port }] of Object.entries(system.entry)) {
    if (entryPorts !== 'fixed' || port === undefined || fixed.has(to)) continue;
    await requirePort(port, `the entry "${name}"`);
    fixed.set(to, port);
  }
  const listening = Object.values(system.services).reduce(
    (sum, service) => sum + Object.keys(portsOf(service)).length,
    0,
  );
  const pool = await freePorts(3 + edges.length + listening);
  return planCompose({
    system,
    edges,
    ports: driver.ports ?? {},
    freePort: () => pool.pop() as number,
    entryPorts: fixed,
    telemetryEndpoint: telemetry && String(telemetry.endpoint),
  });
}

async function storesReady(
  system: SystemDefinition,
  edges: readonly Edge[],
  plan: ComposePlan,
  options: StartOptions,
): Promise<void> {
  const { clock = systemClock, signal } = options;
  const wait = { withinMs: 90_000, everyMs: 250, clock, ...(signal && { signal }) };
  const toxiproxy = new URL(`http://127.0.0.1:${plan.toxiproxy}`);
  const makeProxies = async (): Promise<void> => {
    await until(httpReady(`${toxiproxy.origin}/version`), { ...wait, what: 'Toxiproxy' });
    await createProxies(
      toxiproxy,
      plan.proxies.map(({ edge, listen, upstream }) => ({ name: edge.proxy, listen: `0.0.0.0:${listen}`, upstream })),
    );
  };
  const stores = Object.entries(system.stores ?? {}).map(async ([name, { kind }]) => {
    if (kind === 'kafka') {
      return await until(topicsReady([`127.0.0.1:${plan.kafka}`], system.topics ?? {}), { ...wait, what: 'Kafka' });
    }
    await until(acceptsQueries(plan.postgres), { ...wait, what: 'Postgres' });
    await createDatabases(
      plan.postgres,
      edges.filter(({ to }) => to === name).map(({ from }) => from),
    );
  });
  await Promise.all([makeProxies(), ...stores]);
}
