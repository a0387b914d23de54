import { messageOf } from '../../errors.ts';
import type { ReadinessProbe } from '../../process/index.ts';
import { databaseUrl, postgresAccount } from '../address.ts';

/** It listens before it can answer. */
export function acceptsQueries(port: number): ReadinessProbe {
  return async () => {
    try {
      await withClient(port, (client) => client.query('select 1'));
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: messageOf(error) };
    }
  };
}

/** Makes a database for each service, named after it. */
export async function createDatabases(port: number, services: readonly string[]): Promise<void> {
  await withClient(port, async (client) => {
    for (const service of services) await client.query(`create database ${client.escapeIdentifier(service)}`);
  });
}

async function withClient<T>(port: number, use: (client: import('pg').Client) => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  const connectionString = databaseUrl('postgres', { host: '127.0.0.1', port });
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 2_000,
    application_name: postgresAccount.user,
  });
  client.on('error', () => {}); // A server that ends is seen by its supervisor.
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
