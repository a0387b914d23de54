import { messageOf } from '../../errors.ts';
import { residentBytes } from '../../process/index.ts';
import { databaseUrl, schemeOf } from '../address.ts';
import { assembleSystem, type SystemParts } from '../assemble-system.ts';
import { leftFaults } from '../proxies.ts';
import type { RunningSystem } from '../running-system.ts';
import type { EmbeddedService } from './embedded-service.ts';
import type { Part } from './part.ts';
import type { PortPlan } from './port-plan.ts';

export interface EmbeddedParts
  extends Pick<SystemParts, 'definition' | 'edges' | 'readyAfterMs' | 'spans' | 'toxiproxy' | 'unexpectedExits'> {
  readonly ports: PortPlan;
  readonly parts: readonly Part[];
  readonly services: readonly EmbeddedService[];
  /** What is still there of all that was started. */
  readonly residue: (ports: readonly number[]) => string[];
  readonly close: () => void;
}

/** A system of local processes. */
export function embeddedSystem({ ports, parts, residue, close, ...rest }: EmbeddedParts): RunningSystem {
  const { definition, edges, services } = rest;
  const stores = Object.entries(definition.stores ?? {});
  const url = (service: string, port: string, number: number): URL =>
    new URL(`${schemeOf(definition, service, port)}://127.0.0.1:${number}`);
  return assembleSystem({
    ...rest,
    driver: 'embedded',
    addresses: {
      entry: (_name, { id, to, port }) => url(to, port, ports.proxies.get(id) as number),
      direct: (service, port) => {
        const number = ports.services[service]?.[port];
        return number === undefined ? undefined : url(service, port, number);
      },
      database: (service) => {
        const used = stores.some(
          ([name, { kind }]) => kind === 'postgres' && edges.some(({ from, to }) => from === service && to === name),
        );
        return used ? databaseUrl(service, { host: '127.0.0.1', port: ports.postgres }) : undefined;
      },
      kafkaBrokers: stores.some(([, { kind }]) => kind === 'kafka') ? [`127.0.0.1:${ports.kafka.internal}`] : undefined,
    },
    memory: async () =>
      [...parts, ...services].reduce((sum, { pid }) => sum + (pid === undefined ? 0 : residentBytes(pid)), 0),
    stop: async () => {
      // Faults are looked for while somebody can tell; services end before the stores that they write to.
      const faults = rest.toxiproxy ? await leftFaults(rest.toxiproxy, edges).catch(faultsUnknown) : [];
      const failures = [...(await failuresOf(services)), ...(await failuresOf(parts))];
      const used = [
        ...ports.proxies.values(),
        ...parts.flatMap((part) => part.ports),
        ...services.flatMap((service) => service.ports),
      ];
      const found = [...faults, ...failures, ...residue([...new Set(used)])];
      close();
      return found;
    },
  });
}

async function failuresOf(stoppable: readonly { readonly name: string; stop(): Promise<void> }[]): Promise<string[]> {
  const results = await Promise.allSettled(stoppable.map((each) => each.stop()));
  return results.flatMap((result, at) =>
    result.status === 'rejected' ? [`${stoppable[at]?.name} could not be stopped: ${messageOf(result.reason)}`] : [],
  );
}

const faultsUnknown = (error: unknown): string[] => [
  `faults that Toxiproxy could not name any more: ${messageOf(error)}`,
];
