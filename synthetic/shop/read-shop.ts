import type { InvariantContext } from 'shakedown';

/** How long one reading may take, in ms. */
const withinMs = 15_000;

/** Asks a service's own database, around all proxies. */
export async function query<Row>({ system, signal }: InvariantContext, service: string, sql: string): Promise<Row[]> {
  signal.throwIfAborted();
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: system.database(service),
    connectionTimeoutMillis: withinMs,
    statement_timeout: withinMs,
  });
  // A connection that is cut while it is idle would otherwise end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows as Row[];
  } catch (cause) {
    throw new Error(`${service}'s database: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks an outside party or service over HTTP, around all proxies. */
export async function read<T>({ system, signal }: InvariantContext, service: string, path: string): Promise<T> {
  const url = new URL(path, system.direct(service, 'http'));
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]) });
  if (!response.ok) throw new Error(`${service}: GET ${path} answered ${response.status}`);
  return (await response.json()) as T;
}
