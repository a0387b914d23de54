import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../../clock.ts';
import { UsageError } from '../../errors.ts';
import type { StoreDefinition, SystemDefinition } from '../definition.ts';
import { noSpans, type StartOptions } from '../driver.ts';
import { type Edge, edgesOf } from '../edges.ts';
import type { RunningSystem } from '../running-system.ts';
import { createService } from './embedded-service.ts';
import { embeddedSystem } from './embedded-system.ts';
import { createExitLog } from './exit-log.ts';
import type { Part, PartContext } from './part.ts';
import { type PortPlan, planPorts } from './port-plan.ts';
import { keepOwnRecord } from './residue.ts';
import { environmentOf } from './service-environment.ts';
import { borrowRegistry } from './shared-registry.ts';
import { startToxiproxy, type ToxiproxyPart } from './toxiproxy.ts';

/**
 * Runs a system as processes of this machine: its stores, a Toxiproxy with a proxy for each edge, then its services, each as soon as
 * what it uses is there. What was started is stopped again when the start fails or is aborted.
 *
 * Throws SystemStartError SD_SERVICE_NOT_READY (the system's fault), EnvironmentError (a tool, a port, a store), UsageError
 * SD_CONFIG_INVALID.
 */
export async function startEmbedded(system: SystemDefinition, options: StartOptions): Promise<RunningSystem> {
  const { clock = systemClock, onProgress = () => {} } = options;
  requireCommands(system);
  const startedAt = clock.now();
  const edges = edgesOf(system);
  const ports = await planPorts(system, edges, options.entryPorts ?? 'free');
  const { registry, giveBack } = options.registry
    ? { registry: options.registry, giveBack: () => {} }
    : borrowRegistry(options.stateDir);
  const record = keepOwnRecord(registry);
  const exits = createExitLog(clock, options.onUnexpectedExit);
  // The first part that fails ends the start of all others.
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
  mkdirSync(join(options.runDir, 'logs'), { recursive: true });
  const context: PartContext = {
    registry: record.registry,
    exits,
    clock,
    signal,
    logFile: (part) => join(options.runDir, 'logs', `${part}.log`),
    progress: onProgress,
  };
  const services = Object.entries(system.services).map(([name, definition]) => {
    const folder = resolve(options.root, definition.cwd ?? '.');
    const env = environmentOf(name, definition, {
      system,
      edges,
      ports,
      folder,
      telemetryEndpoint: options.telemetry && String(options.telemetry.endpoint).replace(/\/$/, ''),
      overrides: options.env ?? {},
      inherited: process.env,
    });
    const own = ports.services[name] ?? {};
    return createService(
      { name, definition, folder, ports: own, env, readyWithinMs: options.readyWithinMs ?? 60_000 },
      context,
    );
  });

  const parts: Part[] = [];
  const started = <P extends Part>(part: P): P => {
    parts.push(part);
    onProgress(`${part.name} is ready`);
    return part;
  };
  const toxiproxy = startToxiproxy(ports.toxiproxy, proxiesOf(system, edges, ports), context).then(started);
  const stores = Object.entries(system.stores ?? {}).map(
    ([name, store]) => [name, startStore(name, store, system, edges, ports, context).then(started)] as const,
  );
  const all: Promise<unknown>[] = [
    toxiproxy,
    ...stores.map(([, store]) => store),
    ...services.map(async (service) => {
      const uses = Object.keys(service.definition.uses ?? {});
      await Promise.all([toxiproxy, ...stores.filter(([name]) => uses.includes(name)).map(([, store]) => store)]);
      signal.throwIfAborted();
      const ms = await service.start({ signal });
      onProgress(`${service.name} is ready (${ms} ms)`);
    }),
  ];
  for (const part of all) part.catch((error: unknown) => failed.abort(error));
  const settled = await Promise.allSettled(all);
  const running = embeddedSystem({
    definition: system,
    edges,
    ports,
    parts,
    services,
    unexpectedExits: exits.exits,
    spans: options.telemetry?.spans ?? noSpans,
    toxiproxy: settled[0]?.status === 'fulfilled' ? (settled[0].value as ToxiproxyPart).url : undefined,
    readyAfterMs: clock.now() - startedAt,
    residue: record.residue,
    close: giveBack,
  });
  if (settled.every(({ status }) => status === 'fulfilled')) return running;
  await running.stop();
  options.signal?.throwIfAborted();
  throw failed.signal.reason;
}

async function startStore(
  name: string,
  store: StoreDefinition,
  system: SystemDefinition,
  edges: readonly Edge[],
  ports: PortPlan,
  context: PartContext,
): Promise<Part> {
  const users = edges.filter(({ to }) => to === name);
  switch (store.kind) {
    case 'postgres': {
      const { startPostgres } = await import('./postgres.ts');
      return await startPostgres(
        name,
        ports.postgres,
        users.map(({ from }) => from),
        context,
      );
    }
    case 'kafka': {
      const { startKafka } = await import('./kafka.ts');
      const proxies = new Map(users.map(({ id, from }) => [from, ports.proxies.get(id) as number]));
      return await startKafka({ name, ports: ports.kafka, proxies, topics: system.topics ?? {} }, context);
    }
  }
}

function proxiesOf(system: SystemDefinition, edges: readonly Edge[], ports: PortPlan) {
  const upstreamOf = ({ from, to, port }: Edge): number | undefined => {
    switch (system.stores?.[to]?.kind) {
      case 'postgres':
        return ports.postgres;
      case 'kafka':
        return ports.kafka.clients.get(from);
      case undefined:
        return ports.services[to]?.[port];
    }
  };
  return edges.map((edge) => ({
    edge,
    listen: ports.proxies.get(edge.id) as number,
    upstream: upstreamOf(edge) as number,
  }));
}

function requireCommands(system: SystemDefinition): void {
  const without = Object.entries(system.services).find(([, { command }]) => command.length === 0);
  if (!without) return;
  throw new UsageError(
    'SD_CONFIG_INVALID',
    `services.${without[0]}.command: is empty, so only the driver "external" can be used`,
    {
      details: { path: `services.${without[0]}.command`, value: [] },
    },
  );
}
