import type { ListenDefinition, ServiceDefinition, SystemDefinition, UseDefinition } from './definition.ts';

/** One caller's way to one callee; the client of an entry point is the caller `client`. */
export interface Edge {
  /** `order→payment`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Name of the callee's port (`http`, `smtp`); of a store, its kind. */
  readonly port: string;
  /** Variable that tells the caller the address; undefined for clients. */
  readonly env: string | undefined;
  /** Name of its Toxiproxy proxy: the id in ASCII, `order-payment`. */
  readonly proxy: string;
}

export const edgeId = (from: string, to: string): string => `${from}→${to}`;

/** The edges of a system, clients' first, then by caller in the order of declaration. */
export function edgesOf(system: SystemDefinition): Edge[] {
  const clients = Object.values(system.entry).map(({ to, listen }) =>
    edge('client', to, listen ?? firstPort(system.services[to]), undefined),
  );
  const calls = Object.entries(system.services).flatMap(([from, service]) =>
    Object.entries(service.uses ?? {}).map(([to, use]) => {
      const { env, port }: UseDefinition = typeof use === 'string' ? { env: use } : use;
      return edge(from, to, port ?? system.stores?.[to]?.kind ?? firstPort(system.services[to]), env);
    }),
  );
  return [...new Map([...clients, ...calls].map((each) => [each.id, each])).values()];
}

/** Finds an edge by its id; `order->payment` is accepted for `order→payment`. */
export function findEdge(edges: readonly Edge[], id: string): Edge | undefined {
  return edges.find((each) => each.id === id.replace('->', '→'));
}

/** The ports of a service by name; one that declares none is told by `PORT` where to listen. */
export function portsOf(service: ServiceDefinition | undefined): Readonly<Record<string, ListenDefinition>> {
  return service?.listens ?? { http: { env: 'PORT' } };
}

/** The name of a service's first port. */
export function firstPort(service: ServiceDefinition | undefined): string {
  return Object.keys(portsOf(service))[0] ?? 'http';
}

function edge(from: string, to: string, port: string, env: string | undefined): Edge {
  return { id: edgeId(from, to), from, to, port, env, proxy: `${from}-${to}` };
}
