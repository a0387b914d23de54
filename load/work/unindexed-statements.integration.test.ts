import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineSystem, postgres, type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { unindexedStatements } from './unindexed-statements.ts';

let system: RunningSystem;
let runDir: string;
let url: string;

beforeAll(async () => {
  runDir = await mkdtemp(join(tmpdir(), 'shakedown-plans-'));
  const definition = defineSystem({
    name: 'tables',
    services: { clerk: { command: ['node', 'fixtures/store.ts'], uses: { postgres: 'DATABASE_URL' } } },
    stores: { postgres: postgres() },
    entry: { counter: { to: 'clerk' } },
  });
  const root = join(import.meta.dirname, '..');
  system = await startSystem(definition, 'embedded', { root, runDir, stateDir: join(runDir, 'state') });
  url = system.database('clerk');
  await inDatabase(`
    create table purchase (id integer primary key, customer text, status text, placed integer);
    create index on purchase (customer);
    create table category (name text);
    insert into purchase select i, 'c' || i % 20, 'open', i from generate_series(1, 150) i;
    insert into category select 'k' || i from generate_series(1, 50) i;
    analyze purchase;`); // So short that Postgres, left to itself, would scan it whatever indexes there are.
});

afterAll(async () => {
  await system?.stop();
  await rm(runDir, { recursive: true, force: true });
});

async function inDatabase(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const ask = (...texts: string[]) =>
  unindexedStatements(
    url,
    texts.map((text) => ({ service: 'clerk', text, times: 1, traceId: 'a' })),
    100,
  );

test('a statement that looks for rows by a column without index is found, with table and filter', async () => {
  const { read, unindexed } = await ask(
    'select * from purchase where status = $1 order by placed desc limit $2',
    'update purchase set placed = $1 where status = any($2)',
    'select p.* from purchase p join category c on c.name = p.status where p.placed = $1',
  );
  expect(read).toBe(3);
  expect(unindexed.map(({ table, filter }) => [table, filter])).toEqual([
    ['purchase', '(purchase.status = $1)'],
    ['purchase', '(purchase.status = ANY ($2))'],
    ['purchase', '(p.placed = $1)'],
  ]);
});

test('an index, a short table, a search by pattern and a list of all are no scans to blame', async () => {
  const { read, unindexed } = await ask(
    'select * from purchase where customer = $1 and status = $2',
    'select * from purchase where id = any($1)',
    'select * from category where name = $1',
    'select * from purchase where customer ilike $1',
    'select count(*) from purchase',
    'insert into purchase (id) values ($1)',
  );
  expect({ read, unindexed }).toEqual({ read: 5, unindexed: [] });
});

test('nothing is executed, and what cannot be explained is said', async () => {
  const { read, unread } = await ask(
    'delete from purchase where status = $1',
    'select 1; delete from purchase',
    'select * from moon where id = $1',
  );
  expect(read).toBe(1);
  expect(unread).toEqual([
    expect.stringContaining('more than one statement'),
    expect.stringContaining('"moon" does not exist'),
  ]);
  expect(await inDatabase('select count(*)::integer as left from purchase')).toEqual([{ left: 150 }]);
});
