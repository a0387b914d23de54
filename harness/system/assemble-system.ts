import { UsageError } from '../errors.ts';
import { type Edge, firstPort } from './edges.ts';
import type { RunningService, RunningSystem } from './running-system.ts';

/** What differs between the ways a system comes to run. */
export interface SystemParts
  extends Pick<
    RunningSystem,
    'driver' | 'definition' | 'edges' | 'readyAfterMs' | 'spans' | 'toxiproxy' | 'services' | 'unexpectedExits'
  > {
  readonly memory: () => Promise<number>;
  /** Called once. */
  readonly stop: () => Promise<readonly string[]>;
  readonly addresses: SystemAddresses;
}

/** Where things are; undefined: not there, or not known. */
interface SystemAddresses {
  entry(name: string, edge: Edge): URL;
  direct(service: string, port: string): URL | undefined;
  database(service: string): string | undefined;
  readonly kafkaBrokers: readonly string[] | undefined;
}

/** Puts a RunningSystem together: the same names, defaults and errors whatever the driver. */
export function assembleSystem({ addresses, memory, stop, ...parts }: SystemParts): RunningSystem {
  const { definition, edges, services } = parts;
  let stopped: Promise<readonly string[]> | undefined;
  const service = (name: string): RunningService => {
    const found = services.find((each) => each.name === name);
    if (!found) throw unknown('SD_SERVICE_UNKNOWN', 'service', name, definition.services);
    return found;
  };
  const system: RunningSystem = {
    ...parts,
    entry: (name = Object.keys(definition.entry)[0] as string) => {
      const entry = definition.entry[name];
      if (!entry) throw unknown('SD_ENTRY_UNKNOWN', 'entry', name, definition.entry);
      return addresses.entry(name, edges.find(({ from, to }) => from === 'client' && to === entry.to) as Edge);
    },
    direct: (name, port = firstPort(service(name).definition)) => {
      const url = addresses.direct(service(name).name, port);
      if (url) return url;
      throw new UsageError('SD_PORT_UNKNOWN', `the address of ${name}'s port "${port}" is not known`, {
        details: { service: name, port },
      });
    },
    database: (name) => {
      const address = addresses.database(service(name).name);
      if (address) return address;
      throw new UsageError(
        'SD_NO_DATABASE',
        `${name} has no Postgres database that is known to the driver ${parts.driver}`,
        { details: { service: name } },
      );
    },
    kafkaBrokers: () => {
      if (addresses.kafkaBrokers) return addresses.kafkaBrokers;
      throw new UsageError(
        'SD_NO_KAFKA',
        `${definition.name} has no Kafka that is known to the driver ${parts.driver}`,
      );
    },
    service,
    memory,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    [Symbol.asyncDispose]: async () => void (await system.stop()),
  };
  return system;
}

function unknown(code: `SD_${string}`, what: string, name: string, known: object): UsageError {
  return new UsageError(code, `there is no ${what} "${name}"; there are ${Object.keys(known).join(', ')}`, {
    details: { name },
  });
}
