import type { ServiceDefinition, SystemDefinition, UseDefinition } from './definition.ts';
import { firstPort, portsOf } from './edges.ts';

/** One thing that cannot be as it is written. */
export interface Contradiction {
  /** `services.order.uses.pament`. */
  readonly path: string;
  readonly value: unknown;
  readonly message: string;
}

/** Taken by the harness: the caller of an entry, and a part of every embedded system. */
const RESERVED: ReadonlySet<string> = new Set(['client', 'toxiproxy']);

/** Everything in which the parts of a well-formed system contradict each other. */
export function contradictionsIn(system: SystemDefinition): Contradiction[] {
  return [...storesOf(system), ...entriesOf(system), ...servicesOf(system), ...sameProxies(system)];
}

function storesOf({ services, stores = {}, topics = {} }: SystemDefinition): Contradiction[] {
  const found: Contradiction[] = [];
  const kinds = new Map<string, string>();
  for (const [name, { kind }] of Object.entries(stores)) {
    const path = `stores.${name}`;
    if (name in services) found.push({ path, value: name, message: `there is a service of the name "${name}", too` });
    if (RESERVED.has(name)) found.push({ path, value: name, message: `"${name}" is a name of Shakedown's own` });
    const other = kinds.get(kind);
    if (other) found.push({ path, value: kind, message: `"${other}" is a ${kind} already; one serves all services` });
    kinds.set(kind, name);
  }
  if (Object.keys(topics).length > 0 && !kinds.has('kafka')) {
    found.push({ path: 'topics', value: Object.keys(topics), message: 'topics need a store of the kind kafka' });
  }
  return found;
}

function entriesOf({ entry, services }: SystemDefinition): Contradiction[] {
  const found: Contradiction[] = [];
  const seen = new Map<string, { name: string; listen: string | undefined; port: number | undefined }>();
  const ports = new Map<number, string>();
  for (const [name, { to, listen, port }] of Object.entries(entry)) {
    const path = `entry.${name}`;
    if (!services[to]) {
      found.push({
        path: `${path}.to`,
        value: to,
        message: `there is no service "${to}"; there are ${list(services)}`,
      });
      continue;
    }
    found.push(...unknownPort(`${path}.listen`, to, services[to], listen));
    const earlier = seen.get(to);
    if (earlier && (earlier.listen !== listen || earlier.port !== port)) {
      const message = `"${earlier.name}" leads to "${to}", too: both are the edge client→${to}, which has one listen and one port`;
      found.push({ path, value: { listen, port }, message });
    }
    const owner = port === undefined ? undefined : ports.get(port);
    if (owner && !earlier)
      found.push({ path: `${path}.port`, value: port, message: `"${owner}" has this port already` });
    seen.set(to, { name, listen, port });
    if (port !== undefined) ports.set(port, name);
  }
  return found;
}

function servicesOf(system: SystemDefinition): Contradiction[] {
  return Object.entries(system.services).flatMap(([name, service]) => {
    const path = `services.${name}`;
    const reserved = RESERVED.has(name)
      ? [{ path, value: name, message: `"${name}" is a name of Shakedown's own` }]
      : [];
    return [
      ...reserved,
      ...portsToldIn(path, service),
      ...usesOf(path, name, service, system),
      ...topicsOf(path, service, system),
      ...sameVariables(path, service),
    ];
  });
}

function portsToldIn(path: string, service: ServiceDefinition): Contradiction[] {
  const ports = Object.keys(portsOf(service));
  const placeholders = service.command.flatMap((text, at) => {
    return [...text.matchAll(/\{([A-Za-z][\w-]*)\}/g)].map(([, port = '']) => ({ port, at, text }));
  });
  const known = (port: string): boolean => ports.includes(port) || (port === 'port' && ports.length > 0);
  const unknown = placeholders
    .filter(({ port }) => !known(port))
    .map(({ port, at, text }) => ({
      path: `${path}.command.${at}`,
      value: text,
      message: `{${port}} is none of its ports; it has ${ports.length > 0 ? ports.join(', ') : 'none'}`,
    }));
  const told = new Set(placeholders.map(({ port }) => (port === 'port' && !ports.includes('port') ? ports[0] : port)));
  const untold = Object.entries(service.listens ?? {})
    .filter(([port, { env }]) => service.command.length > 0 && env === undefined && !told.has(port))
    .map(([port, value]) => ({
      path: `${path}.listens.${port}`,
      value,
      message: `nothing tells the service this port: give it an env, or write {${port}} into the command`,
    }));
  const nowhere =
    service.ready !== undefined && ports.length === 0
      ? [{ path: `${path}.ready`, value: service.ready, message: 'a service that listens nowhere cannot be asked' }]
      : [];
  return [...unknown, ...untold, ...nowhere];
}

function usesOf(
  path: string,
  from: string,
  { uses = {} }: ServiceDefinition,
  system: SystemDefinition,
): Contradiction[] {
  const { services, stores = {} } = system;
  return Object.entries(uses).flatMap(([to, use]): Contradiction[] => {
    const at = `${path}.uses.${to}`;
    const { port }: Partial<UseDefinition> = typeof use === 'string' ? {} : use;
    const callee = services[to];
    if (callee) return unknownPort(`${at}.port`, to, callee, port);
    if (!stores[to]) {
      const message = `there is no service or store "${to}"; there are ${list({ ...services, ...stores })}`;
      return [{ path: at, value: to, message }];
    }
    if (port !== undefined) {
      return [{ path: `${at}.port`, value: port, message: `the store "${to}" has no named ports (used by ${from})` }];
    }
    return [];
  });
}

function topicsOf(
  path: string,
  service: ServiceDefinition,
  { topics = {}, stores = {} }: SystemDefinition,
): Contradiction[] {
  const usesKafka = Object.keys(service.uses ?? {}).some((to) => stores[to]?.kind === 'kafka');
  return (['publishes', 'subscribes'] as const).flatMap((verb) =>
    (service[verb] ?? []).flatMap((topic, at): Contradiction[] => {
      const where = `${path}.${verb}.${at}`;
      if (!topics[topic]) {
        const known = Object.keys(topics).length > 0 ? `there are ${list(topics)}` : 'the system declares none';
        return [{ path: where, value: topic, message: `there is no topic "${topic}"; ${known}` }];
      }
      if (!usesKafka)
        return [{ path: where, value: topic, message: 'a service with topics uses a store of the kind kafka' }];
      return [];
    }),
  );
}

function sameVariables(path: string, service: ServiceDefinition): Contradiction[] {
  const told = [
    ...Object.entries(portsOf(service)).map(([port, { env }]) => ({ env, by: `listens.${port}` })),
    ...Object.entries(service.uses ?? {}).map(([to, use]) => ({
      env: typeof use === 'string' ? use : use.env,
      by: `uses.${to}`,
    })),
    ...Object.keys(service.env ?? {}).map((env) => ({ env, by: `env.${env}` })),
  ];
  return told.flatMap(({ env, by }, at) => {
    const earlier = told.slice(0, at).find((other) => env !== undefined && other.env === env);
    if (!earlier) return [];
    return [
      { path: `${path}.${by}`, value: env, message: `the variable ${env} is set by ${path}.${earlier.by} already` },
    ];
  });
}

/** `a-b→c` and `a→b-c` would share a proxy. */
function sameProxies(system: SystemDefinition): Contradiction[] {
  const owners = new Map<string, string>();
  const edges = [
    ...new Set(Object.values(system.entry).map(({ to }) => ['client', to, 'entry'].join(' '))),
    ...Object.entries(system.services).flatMap(([from, { uses = {} }]) =>
      Object.keys(uses).map((to) => [from, to, `services.${from}.uses.${to}`].join(' ')),
    ),
  ].map((edge) => edge.split(' ') as [string, string, string]);
  return edges.flatMap(([from, to, path]) => {
    const proxy = `${from}-${to}`;
    const edge = `${from}→${to}`;
    const owner = owners.get(proxy);
    owners.set(proxy, owner ?? edge);
    if (!owner || owner === edge) return [];
    return [
      { path, value: edge, message: `its proxy would be called ${proxy}, as that of ${owner}; rename a service` },
    ];
  });
}

function unknownPort(
  path: string,
  callee: string,
  service: ServiceDefinition,
  port: string | undefined,
): Contradiction[] {
  const ports = Object.keys(portsOf(service));
  if (ports.includes(port ?? firstPort(service))) return [];
  const has = ports.length > 0 ? `it has ${ports.join(', ')}` : 'it listens nowhere';
  return [{ path, value: port, message: `"${callee}" has no port "${port ?? firstPort(service)}"; ${has}` }];
}

const list = (named: object): string => Object.keys(named).join(', ') || 'none';
