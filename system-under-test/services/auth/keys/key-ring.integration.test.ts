import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, openPostgres } from '../../../platform/postgres/index.ts';
import {
  createTestService,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../../platform/testing/index.ts';
import { createKeyRing, NoSigningKey } from './index.ts';
import { rotateKeys } from './rotate-keys.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const schedule = { rotationMs: 24 * HOUR_MS, publishAheadMs: MINUTE_MS, tokenLifeMs: HOUR_MS };

let postgres: TestPostgres;
let url: string;
let service: TestService;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.createDatabase('auth');
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  service = createTestService('auth');
  database = openPostgres(service, url);
  await migrate(service, database, new URL('../schema.sql', import.meta.url));
  await database.query('truncate signing_key');
  return () => service.shutdown.run();
});

const begin = new Date('2026-01-01T00:00:00Z').getTime();
const rotateAt = async (ms: number) =>
  (await rotateKeys(database, schedule, new Date(begin + ms))).map(({ kid }) => kid);

test('instances that start at once agree on one key, which signs at once', async () => {
  const seen = await Promise.all(Array.from({ length: 5 }, () => rotateAt(0)));
  expect(new Set(seen.flat()).size).toBe(1);
  expect(await rotateKeys(database, schedule, new Date(begin))).toMatchObject([{ signsFrom: new Date(begin) }]);
});

test('a key has one successor, published before it signs, and is forgotten after its last token', async () => {
  const [first] = await rotateAt(0);
  expect(await rotateAt(24 * HOUR_MS - MINUTE_MS - 1)).toEqual([first]);

  const seen = await Promise.all(Array.from({ length: 5 }, () => rotateAt(24 * HOUR_MS - MINUTE_MS)));
  const [, second] = seen[0] ?? [];
  expect(seen).toEqual(Array(5).fill([first, second]));
  const [, successor] = await rotateKeys(database, schedule, new Date(begin + 24 * HOUR_MS - MINUTE_MS));
  expect(successor?.signsFrom).toEqual(new Date(begin + 24 * HOUR_MS));

  expect(await rotateAt(25 * HOUR_MS)).toEqual([first, second]);
  expect(await rotateAt(25 * HOUR_MS + MINUTE_MS + 1)).toEqual([second]);
});

test('a key that was due for long signs on until its successor can be known', async () => {
  const [first] = await rotateAt(0);
  const late = 100 * HOUR_MS;
  expect(await rotateAt(late)).toEqual([first, expect.any(String)]);
  expect(await rotateAt(late + HOUR_MS)).toEqual([first, expect.any(String)]);
});

test('a ring changes its signer when the time has come, and what the old one signed stays verifiable', async () => {
  let clock = begin;
  const rotationMs = 200;
  const ring = createKeyRing(service, { database, rotationMs, tokenLifeMs: HOUR_MS, now: () => clock });
  expect(() => ring.signer()).toThrow(NoSigningKey);
  await until(async () => (await service.readiness.ask()).ready);
  const { kid, privateKey } = ring.signer();
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);

  clock = begin + 160;
  await until(() => ring.published().keys.length === 2);
  expect(ring.signer().kid).toBe(kid);
  clock = begin + 210;
  expect(ring.signer().kid).not.toBe(kid);
  await jwtVerify(token, ring.find);
  await jwtVerify(token, createLocalJWKSet(ring.published()));
});

test('the keys at hand serve while the database is away', async () => {
  const ring = createKeyRing(service, { database, rotationMs: 24 * HOUR_MS, tokenLifeMs: HOUR_MS });
  await until(async () => (await service.readiness.ask()).ready);
  const before = ring.signer().kid;
  await service.shutdown.run();
  await expect(database.query('select 1')).rejects.toThrow();
  expect(ring.signer().kid).toBe(before);
});
