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
  /** Like `transaction`, with the rights of the URL's user: for work that changes the schema. */
  asOwner<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** From now on, all but `asOwner` has the rights of `role` alone. `migrate` says so when the schema stands. */
  workAs(role: string): void;
}

export interface PoolOptions {
  /** How many connections may be open at once; requests beyond wait for one, up to 1.5 s. */
  readonly poolSize?: number;
}

/** A connection may be cut without a word, so the client gives up by itself, a little after the server should have. */
const QUERY_LIMIT_MS = 2_500;
const CONNECT_LIMIT_MS = 1_500;

/** Opens the pool of a service, makes it part of its readiness and closes it at the end. Connects when first used. */
export function openPostgres(service: Service, url: string, { poolSize = 16 }: PoolOptions = {}): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: service.name,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: QUERY_LIMIT_MS,
    statement_timeout: QUERY_LIMIT_MS - 500,
    lock_timeout: QUERY_LIMIT_MS - 500,
    // When we vanish without the server noticing, it must not keep our locks.
    idle_in_transaction_session_timeout: 2 * QUERY_LIMIT_MS,
    // Each idle connection is a process of 15 MB in the server; a new one takes 3 ms.
    idleTimeoutMillis: 3_000,
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
  let role: string | undefined;
  const limited = new WeakSet<PoolClient>();

  /** Once per connection: those of before the schema stood are limited when they are next used. */
  async function limit(client: PoolClient): Promise<void> {
    if (role === undefined || limited.has(client)) return;
    await client.query("select set_config('role', $1, false)", [role]).catch((error) => {
      throw classify(error);
    });
    limited.add(client);
  }

  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw classify(error);
    });
    let broken = false;
    try {
      await limit(client);
      return await work(client);
    } catch (error) {
      broken = error instanceof DatabaseUnavailable;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  function transaction<T>(work: (transaction: Transaction) => Promise<T>, begin: string): Promise<T> {
    return withClient(async (client) => {
      const afterCommit: (() => void)[] = [];
      await run(client, begin);
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
    });
  }

  return {
    query: (text, values) => withClient((client) => run(client, text, values)),
    transaction: (work) => transaction(work, 'begin'),
    // One message, so that no transaction is left open between its two statements; the role ends with the transaction.
    asOwner: (work) => transaction(work, 'begin; set local role none'),
    workAs: (name) => {
      role = name;
    },
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
