import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestService, startTestPostgres, type TestPostgres } from '../testing/index.ts';
import { type Database, openPostgres } from './database.ts';
import { migrate } from './migrate.ts';

const schema = new URL('./limited-role.fixture.sql', import.meta.url);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const denied = expect.objectContaining({ code: '42501' });
const userOf = async (database: Database) =>
  (await database.query<{ user: string }>('select current_user as user'))[0]?.user;

test('a service reads and writes its tables, and can change none of them', async () => {
  await using service = createTestService('test');
  const database = openPostgres(service, await postgres.createDatabase('shop'));
  // This connection is older than the role.
  expect(await userOf(database)).toBe('postgres');
  await migrate(service, database, schema);

  expect(await userOf(database)).toBe('shop_app');
  await database.query("insert into kept (note) values ('a')");
  await database.query("update kept set note = 'b'");
  expect(await database.query('select * from kept')).toEqual([{ id: '1', note: 'b' }]);
  await database.query('delete from kept');
  for (const statement of ['drop table kept', 'alter table kept add column more text', 'create table mine ()'])
    await expect(database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  await expect(database.query('select * from pg_authid')).rejects.toEqual(denied);
});

test('work as the owner changes the schema, and what it makes can be used', async () => {
  await using service = createTestService('test');
  const database = openPostgres(service, await postgres.createDatabase('owned'));
  await migrate(service, database, schema);
  await database.asOwner((transaction) => transaction.query('create table later (id integer)'));
  await database.query('insert into later values (1)');
  expect(await userOf(database)).toBe('owned_app');
});

test('a second start, and a second instance at the same time, find all as it is', async () => {
  await using service = createTestService('test');
  const url = await postgres.createDatabase('twice');
  const instances = [openPostgres(service, url), openPostgres(service, url)] as const;
  await Promise.all(instances.map((database) => migrate(service, database, schema)));
  await migrate(service, instances[0], schema);
  expect(await Promise.all(instances.map(userOf))).toEqual(['twice_app', 'twice_app']);
});

test('a user without the right to create is left as it is, and so is the schema', async () => {
  await using service = createTestService('test');
  const url = await postgres.createDatabase('guarded');
  const owner = openPostgres(service, url);
  await migrate(service, owner, schema);
  await owner.asOwner(async (transaction) => {
    await transaction.query("create role guest login password 'guest'");
    await transaction.query('grant guarded_app to guest');
  });

  const guest = openPostgres(service, url.replace('postgres:postgres@', 'guest:guest@'));
  await migrate(service, guest, schema);
  expect(await userOf(guest)).toBe('guest');
  await guest.query("insert into kept (note) values ('a')");
  await expect(guest.asOwner((transaction) => transaction.query('drop table kept'))).rejects.toEqual(denied);
});

test('an owner who may not create roles keeps its rights', async () => {
  await using service = createTestService('test');
  const url = await postgres.createDatabase('modest');
  const administrator = openPostgres(service, url);
  await administrator.query("create role modest_owner login password 'modest'");
  await administrator.query('alter schema public owner to modest_owner');

  const database = openPostgres(service, url.replace('postgres:postgres@', 'modest_owner:modest@'));
  await migrate(service, database, schema);
  expect(await userOf(database)).toBe('modest_owner');
});
