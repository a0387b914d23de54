import { freePorts, requirePort } from '../../process/index.ts';
import type { SystemDefinition } from '../definition.ts';
import { type Edge, portsOf } from '../edges.ts';

/** Every port of an embedded system, on 127.0.0.1; known before anything runs, as parts are told each other's. */
export interface PortPlan {
  readonly toxiproxy: number;
  readonly postgres: number;
  readonly kafka: KafkaPorts;
  /** By service, by name of the port. */
  readonly services: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By id of the edge. */
  readonly proxies: ReadonlyMap<string, number>;
}

export interface KafkaPorts {
  readonly controller: number;
  /** Around all proxies. */
  readonly internal: number;
  /** A listener for each service that uses Kafka. */
  readonly clients: ReadonlyMap<string, number>;
}

/**
 * Picks the ports. With `fixed`, entries get those that the definition names.
 * Throws EnvironmentError SD_PORT_TAKEN, SD_PORT_UNUSABLE or SD_PORTS_EXHAUSTED.
 */
export async function planPorts(
  system: SystemDefinition,
  edges: readonly Edge[],
  entryPorts: 'fixed' | 'free',
): Promise<PortPlan> {
  const kafkaClients = edges.filter(({ to }) => system.stores?.[to]?.kind === 'kafka').map(({ from }) => from);
  const fixed = entryPorts === 'fixed' ? await fixedPorts(system) : new Map<string, number>();
  const listens = Object.entries(system.services).map(
    ([name, service]) => [name, Object.keys(portsOf(service))] as const,
  );
  const needed = 4 + kafkaClients.length + edges.length + listens.reduce((sum, [, ports]) => sum + ports.length, 0);
  const pool = await freePorts(needed);
  const next = (): number => pool.pop() as number;
  return {
    toxiproxy: next(),
    postgres: next(),
    kafka: { controller: next(), internal: next(), clients: new Map(kafkaClients.map((client) => [client, next()])) },
    services: Object.fromEntries(
      listens.map(([name, ports]) => [name, Object.fromEntries(ports.map((port) => [port, next()]))]),
    ),
    proxies: new Map(edges.map(({ id, from, to }) => [id, (from === 'client' && fixed.get(to)) || next()])),
  };
}

async function fixedPorts(system: SystemDefinition): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const [name, { to, port }] of Object.entries(system.entry)) {
    if (port === undefined || ports.has(to)) continue;
    await requirePort(port, `the entry "${name}"`);
    ports.set(to, port);
  }
  return ports;
}
