import { Pool, type PoolClient } from 'pg';
import type { Service } from '../service/index.ts';
import { inClientSpan } from '../telemetry/index.ts';
import { classify, DatabaseUnavailable } from './database-unavailable.ts';

export interface Queryable {
  /**
   * Runs one parameterised statement and returns its rows.
   *
   * @throws {DatabaseUnavailable} when the database is to blame rather than the statement.
   */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  /** Runs `action` once the transaction has been committed, and not at all when it was rolled back. */
  afterCommit(action: () => void): void;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

const POOL_SIZE = 16;
/** A connection may be cut without a word, so the client gives up by itself, a little after the server should have. */
const QUERY_LIMIT_MS = 2_500;
const CONNECT_LIMIT_MS = 1_500;

/** Opens the pool of a service, makes it part of its readiness and closes it at the end. Connects when first used. */
export function openPostgres(service: Service, url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: service.name,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: QUERY_LIMIT_MS,
    statement_timeout: QUERY_LIMIT_MS - 500,
    lock_timeout: QUERY_LIMIT_MS - 500,
    // When we vanish without the server noticing, it must not keep our locks.
    idle_in_transaction_session_timeout: 2 * QUERY_LIMIT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', (error) => service.log.warn({ error }, 'an idle database connection broke'));
  // Without a listener, a connection that breaks between two statements of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));

  const database = createDatabase(pool);
  service.readiness.add('postgres', async () => {
    await database.query('select 1');
  });
  service.shutdown.add('postgres', () => pool.end());
  return database;
}

function createDatabase(pool: Pool): Database {
  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw classify(error);
    });
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = error instanceof DatabaseUnavailable;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    query: (text, values) => withClient((client) => run(client, text, values)),

    transaction: (work) =>
      withClient(async (client) => {
        const afterCommit: (() => void)[] = [];
        await run(client, 'begin');
        try {
          const result = await work({
            query: (text, values) => run(client, text, values),
            afterCommit: (action) => void afterCommit.push(action),
          });
          await run(client, 'commit');
          for (const action of afterCommit) action();
          return result;
        } catch (error) {
          // A broken connection is dropped, and its transaction with it.
          if (!(error instanceof DatabaseUnavailable)) await run(client, 'rollback');
          throw error;
        }
      }),
  };
}

function run<Row extends object>(client: PoolClient, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const operation = text.trimStart().split(/\s/, 1)[0]?.toLowerCase() ?? 'query';
  const attributes = {
    'db.system.name': 'postgresql',
    'db.query.text': text,
    'db.operation.name': operation,
    'peer.service': 'postgres',
  };
  return inClientSpan(`${operation} postgres`, attributes, async () => {
    try {
      const result = await client.query<Row>(text, [...values]);
      return result.rows;
    } catch (error) {
      throw classify(error);
    }
  });
}
