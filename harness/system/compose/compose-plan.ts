import { addressOf } from '../address.ts';
import type { SystemDefinition } from '../definition.ts';
import { type Edge, portsOf } from '../edges.ts';

/** Every port of a composed system, and the variables that tell the compose file of them. */
export interface ComposePlan {
  readonly variables: Readonly<Record<string, string>>;
  /** Ports of 127.0.0.1, around all proxies. */
  readonly toxiproxy: number;
  readonly postgres: number;
  readonly kafka: number;
  /** By service, by name of the port. */
  readonly services: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By id of the edge; a client's is a port of 127.0.0.1, too. */
  readonly proxies: readonly ComposeProxy[];
}

interface ComposeProxy {
  readonly edge: Edge;
  readonly listen: number;
  /** `payment:3000`. */
  readonly upstream: string;
}

const FIRST_PROXY = 20_000;
const FIRST_KAFKA_CLIENT = 19_100;
const KAFKA_INTERNAL = 9_094;

export interface ComposePlanOptions {
  readonly system: SystemDefinition;
  readonly edges: readonly Edge[];
  readonly ports: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Gives a free port of 127.0.0.1. */
  readonly freePort: () => number;
  /** Ports of 127.0.0.1 that entries must have, by service. */
  readonly entryPorts: ReadonlyMap<string, number>;
  readonly telemetryEndpoint: string | undefined;
}

/** Plans the ports of a composed system. */
export function planCompose({
  system,
  edges,
  ports,
  freePort,
  entryPorts,
  telemetryEndpoint,
}: ComposePlanOptions): ComposePlan {
  const inside = (service: string, port: string): number =>
    ports[service]?.[port] ?? 3_000 + Object.keys(portsOf(system.services[service])).indexOf(port);
  const kindOf = (name: string) => system.stores?.[name]?.kind;
  const kafkaClients = edges.filter(({ to }) => kindOf(to) === 'kafka').map(({ from }) => from);
  const upstreamOf = ({ from, to, port }: Edge): string => {
    switch (kindOf(to)) {
      case 'postgres':
        return `${to}:5432`;
      case 'kafka':
        return `${to}:${FIRST_KAFKA_CLIENT + kafkaClients.indexOf(from)}`;
      case undefined:
        return `${to}:${inside(to, port)}`;
    }
  };
  const proxies = edges.map((edge, at) => ({
    edge,
    listen: edge.from === 'client' ? (entryPorts.get(edge.to) ?? freePort()) : FIRST_PROXY + at,
    upstream: upstreamOf(edge),
  }));
  const published = {
    toxiproxy: freePort(),
    postgres: freePort(),
    kafka: freePort(),
    services: Object.fromEntries(
      Object.entries(system.services).map(([name, service]) => [
        name,
        Object.fromEntries(Object.keys(portsOf(service)).map((port) => [port, freePort()])),
      ]),
    ),
  };
  const variables = {
    PORT_TOXIPROXY: published.toxiproxy,
    PORT_POSTGRES: published.postgres,
    PORT_KAFKA: published.kafka,
    OTLP_ENDPOINT: telemetryEndpoint === undefined ? '' : fromContainers(telemetryEndpoint),
    ...kafkaVariables(published.kafka, kafkaClients, proxies, kindOf),
    ...Object.fromEntries(
      Object.entries(published.services).flatMap(([service, named]) =>
        Object.entries(named).map(([port, number]) => [variableOf('PORT', service, port), number]),
      ),
    ),
    ...Object.fromEntries(
      proxies.map(({ edge, listen }) =>
        edge.from === 'client'
          ? [variableOf('PORT_CLIENT', edge.to), listen]
          : [variableOf('EDGE', edge.from, edge.to), addressOf(system, edge, { host: 'toxiproxy', port: listen })],
      ),
    ),
  };
  return {
    ...published,
    proxies,
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
  };
}

/** Whatever the metadata says, a client comes back through its own proxy; INTERNAL is the harness's way around them. */
function kafkaVariables(
  published: number,
  clients: readonly string[],
  proxies: readonly ComposeProxy[],
  kindOf: (name: string) => string | undefined,
): Record<string, string> {
  const own = ['CONTROLLER', 'BROKER', 'INTERNAL', ...clients.map((_client, at) => `CLIENT_${at}`)];
  const proxyOf = (client: string): number =>
    proxies.find(({ edge }) => edge.from === client && kindOf(edge.to) === 'kafka')?.listen ?? 0;
  const listeners = [
    'CONTROLLER://:9093',
    'BROKER://:9092',
    `INTERNAL://:${KAFKA_INTERNAL}`,
    ...clients.map((_client, at) => `CLIENT_${at}://:${FIRST_KAFKA_CLIENT + at}`),
  ];
  const advertised = [
    'BROKER://localhost:9092',
    `INTERNAL://127.0.0.1:${published}`,
    ...clients.map((client, at) => `CLIENT_${at}://toxiproxy:${proxyOf(client)}`),
  ];
  return {
    KAFKA_LISTENERS: listeners.join(','),
    KAFKA_ADVERTISED_LISTENERS: advertised.join(','),
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: own.map((listener) => `${listener}:PLAINTEXT`).join(','),
  };
}

/** `EDGE_ORDER_PAYMENT`. */
const variableOf = (...words: readonly string[]): string => words.join('_').toUpperCase().replaceAll('-', '_');

/** A container's loopback is its own; compose maps this name to the host (`extra_hosts`). */
const fromContainers = (endpoint: string): string =>
  endpoint.replace(/\/\/(127\.0\.0\.1|localhost|0\.0\.0\.0)(?=[:/]|$)/, '//host.docker.internal').replace(/\/$/, '');
