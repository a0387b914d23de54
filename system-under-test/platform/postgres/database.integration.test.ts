import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestService, startTcpProxy, startTestPostgres, type TestPostgres } from '../testing/index.ts';
import { openPostgres } from './database.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

let postgres: TestPostgres;
let url: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.createDatabase('platform');
}, 60_000);
afterAll(() => postgres.stop());

const through = (port: number) => url.replace(String(postgres.port), String(port));

test('a transaction that throws leaves nothing behind, and runs none of its after-commit actions', async () => {
  await using service = createTestService('test');
  const database = openPostgres(service, url);
  await database.query('create table kept (id integer)');
  let announced = 0;
  const write = (fail: boolean) =>
    database.transaction(async (transaction) => {
      transaction.afterCommit(() => (announced += 1));
      await transaction.query('insert into kept values (1)');
      if (fail) throw new Error('changed my mind');
    });

  await expect(write(true)).rejects.toThrow('changed my mind');
  expect(await database.query('select * from kept')).toEqual([]);
  expect(announced).toBe(0);

  await write(false);
  expect(await database.query('select * from kept')).toEqual([{ id: 1 }]);
  expect(announced).toBe(1);
});

test('connections that were reset are replaced', async () => {
  await using service = createTestService('test');
  const proxy = await startTcpProxy(postgres.port);
  const database = openPostgres(service, through(proxy.port));
  const inTransaction = database.transaction(async (transaction) => {
    await transaction.query('select 1');
    proxy.reset();
    await transaction.query('select 2');
  });
  await expect(inTransaction).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(await database.query('select 3 as answer')).toEqual([{ answer: 3 }]);
  await proxy.stop();
});

test('a connection that hangs is given up in time, dropped, and replaced', async () => {
  await using service = createTestService('test');
  const proxy = await startTcpProxy(postgres.port);
  const database = openPostgres(service, through(proxy.port));
  await database.query('select 1');
  proxy.swallow();
  const begun = Date.now();
  await expect(database.query('select 2')).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(Date.now() - begun).toBeLessThan(4_000);
  expect(await database.query('select 3 as answer')).toEqual([{ answer: 3 }]);
  await proxy.stop();
}, 15_000);

test('readiness tells when the database is away', async () => {
  await using service = createTestService('test');
  const proxy = await startTcpProxy(postgres.port);
  openPostgres(service, through(proxy.port));
  expect(await service.readiness.ask()).toEqual({ ready: true, checks: { postgres: 'up' } });
  await proxy.stop();
  expect(await service.readiness.ask()).toEqual({ ready: false, checks: { postgres: 'down' } });
});
