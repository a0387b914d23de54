import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { schema } from './schema.ts';

export type Value = SQLInputValue;

/** The tables of one file. */
export interface Layout {
  /** Counts up with every change of `statements`; a file of another version is refused, never guessed at. */
  readonly version: number;
  /** Applied in one transaction when the file is new. */
  readonly statements: readonly string[];
}

const brokerLayout: Layout = { version: 1, statements: schema };

/**
 * The broker's store: SQLite through Node's own driver. Every call is synchronous, so a request that does not await sees one state
 * of the broker from its first read to its last write. A transaction is on the disk when it returns.
 */
export class Database implements Disposable {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #depth = 0;

  /**
   * @param file - path, or `:memory:`
   * @param layout - the broker's own unless another room keeps a file (the schema registry)
   * @throws DatabaseVersionError when the file was written by a broker of another schema
   */
  constructor(file: string, layout: Layout = brokerLayout) {
    this.#sqlite = new DatabaseSync(file, { timeout: 5_000 });
    // FULL: what was answered with 201 is still there after a SIGKILL, and after a power cut.
    this.#sqlite.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory',
    );
    this.#migrate(layout);
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  one<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepared(sql).get(...values) as Row | undefined;
  }

  /** @returns the id of the row that was inserted, and how many rows changed. */
  run(sql: string, ...values: Value[]): { readonly id: number; readonly changes: number } {
    const { lastInsertRowid, changes } = this.#prepared(sql).run(...values);
    return { id: Number(lastInsertRowid), changes: Number(changes) };
  }

  /** All of `work` or nothing; one inside another is part of it. `work` must not be asynchronous. */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work();
    this.#sqlite.exec('begin immediate');
    this.#depth++;
    try {
      const result = work();
      this.#sqlite.exec('commit');
      return result;
    } catch (error) {
      this.#sqlite.exec('rollback');
      throw error;
    } finally {
      this.#depth--;
    }
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    this.#sqlite.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #migrate({ version, statements }: Layout): void {
    const found = this.one<{ user_version: number }>('pragma user_version')?.user_version ?? 0;
    if (found === version) return;
    if (found !== 0) throw new DatabaseVersionError(found, version);
    this.transaction(() => {
      for (const statement of statements) this.#sqlite.exec(statement);
      this.#sqlite.exec(`pragma user_version = ${version}`);
    });
  }
}

export class DatabaseVersionError extends Error {
  constructor(found: number, wanted: number) {
    super(
      `the broker's file has schema version ${found}, this broker reads ${wanted}; export it with the broker that wrote it`,
    );
    this.name = 'DatabaseVersionError';
  }
}
