import { Client } from 'pg';
import { messageOf } from '../../harness/errors.ts';
import { type PlanNode, type Scan, scansIn } from './scans-in.ts';
import type { Statement } from './statements.ts';

interface Unindexed extends Scan {
  readonly statement: Statement;
}

export interface Explained {
  /** How many statements have a plan that was read. */
  readonly read: number;
  readonly unindexed: readonly Unindexed[];
  /** Statements that Postgres would not explain, and why. */
  readonly unread: readonly string[];
}

/**
 * Asks Postgres for the plans of statements, with sequential scans forbidden: what still scans has no index to use,
 * however few rows the table holds in a test. Nothing is executed, and the connection may only read.
 * `GENERIC_PLAN` takes statements with placeholders; Postgres 16 and later.
 *
 * @param url connection string of the service's own database
 * @param leastRows tables with fewer rows may be scanned
 */
export async function unindexedStatements(
  url: string,
  statements: readonly Statement[],
  leastRows: number,
): Promise<Explained> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, statement_timeout: 5_000 });
  await client.connect();
  try {
    await client.query('set session characteristics as transaction read only; set enable_seqscan = off');
    const unindexed: Unindexed[] = [];
    const unread: string[] = [];
    let read = 0;
    for (const statement of statements.filter(({ text }) => /^\s*(select|update|delete|with)\b/i.test(text))) {
      const plan = await planOf(client, statement.text).catch((thrown: unknown) => {
        unread.push(`${statement.text.slice(0, 80)}: ${messageOf(thrown)}`);
      });
      if (!plan) continue;
      read += 1;
      for (const scan of scansIn(plan))
        if (await hasRows(client, scan, leastRows)) unindexed.push({ ...scan, statement });
    }
    return { read, unindexed, unread };
  } finally {
    await client.end();
  }
}

async function planOf(client: Client, statement: string): Promise<PlanNode> {
  const text = statement.trim().replace(/;$/, '');
  // Placeholders without values go over the simple protocol, which would run whatever follows.
  if (text.includes(';')) throw new Error('it holds more than one statement');
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
    `explain (generic_plan, verbose, format json) ${text}`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('there is no plan');
  return plan;
}

async function hasRows(client: Client, { schema, table }: Scan, least: number): Promise<boolean> {
  const { rows } = await client.query<{ enough: boolean }>(
    `select count(*) >= ${least} as enough from (select from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)} limit ${least}) as first_rows`,
  );
  return rows[0]?.enough ?? false;
}
