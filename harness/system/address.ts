import type { SystemDefinition } from './definition.ts';
import type { Edge } from './edges.ts';
import { portsOf } from './edges.ts';

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** The account of every Postgres that a driver starts; it listens on loopback alone. */
export const postgresAccount = { user: 'shakedown', password: 'shakedown' } as const;

/** What a caller is told: a URL for services, a connection string for Postgres, `host:port` for Kafka. */
export function addressOf(system: SystemDefinition, edge: Edge, at: HostAndPort): string {
  switch (system.stores?.[edge.to]?.kind) {
    case 'postgres':
      return databaseUrl(edge.from, at);
    case 'kafka':
      return `${at.host}:${at.port}`;
    case undefined:
      return `${schemeOf(system, edge.to, edge.port)}://${at.host}:${at.port}`;
  }
}

/** The connection string of a service's own database. */
export function databaseUrl(service: string, { host, port }: HostAndPort): string {
  const { user, password } = postgresAccount;
  return `postgres://${user}:${password}@${host}:${port}/${encodeURIComponent(service)}`;
}

export const schemeOf = (system: SystemDefinition, service: string, port: string): string =>
  portsOf(system.services[service])[port]?.scheme ?? 'http';
