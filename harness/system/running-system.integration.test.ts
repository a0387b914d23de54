import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshOptions, greeting, removeFolders } from './fixtures/index.ts';
import { external, type RunningSystem, startSystem } from './index.ts';

let embedded: RunningSystem;

beforeAll(async () => {
  embedded = await startSystem(greeting, 'embedded', freshOptions());
});

afterAll(async () => {
  await embedded?.stop();
  removeFolders();
});

/** The embedded system, seen as one that somebody else runs. */
const seenFromOutside = (): Promise<RunningSystem> =>
  startSystem(
    greeting,
    external({
      entry: { web: embedded.entry().href },
      services: { front: embedded.direct('front').href, back: embedded.direct('back').href },
      databases: { back: embedded.database('back') },
      kafka: embedded.kafkaBrokers(),
    }),
    freshOptions(),
  );

describe.each([
  ['embedded', async () => embedded],
  ['external', seenFromOutside],
] as const)('a running system, driver %s', (driver, find) => {
  let system: RunningSystem;

  beforeAll(async () => {
    system = await find();
  });

  test('answers at its entry', async () => {
    expect(system.driver).toBe(driver);
    expect(await textOf(system.entry())).toMatch(/^front says: back \d+$/);
    expect(system.entry('web').href).toBe(system.entry().href);
  });

  test('lists its edges', () => {
    expect(system.edges.map(({ id }) => id)).toEqual(['client→front', 'front→back', 'back→db', 'back→broker']);
  });

  test('is reached around its entry: services, database, Kafka', async () => {
    expect(await textOf(system.direct('back'))).toMatch(/^back \d+$/);
    expect(await visitsIn(system.database('back'))).toBeGreaterThan(0);
    expect(await topicsOf(system.kafkaBrokers())).toContain('greetings');
    expect(await system.service('front').ready()).toEqual({ ready: true, reason: '' });
  });

  test('says what it does not have', () => {
    const of = (code: string) => expect.objectContaining({ code });
    expect(() => system.entry('app')).toThrow(of('SD_ENTRY_UNKNOWN'));
    expect(() => system.service('middle')).toThrow(of('SD_SERVICE_UNKNOWN'));
    expect(() => system.direct('front', 'admin')).toThrow(of('SD_PORT_UNKNOWN'));
    expect(() => system.database('front')).toThrow(of('SD_NO_DATABASE'));
  });

  test('lets its services be killed and started, or says that it cannot', async () => {
    const back = system.service('back');
    if (driver === 'external') {
      await expect(back.kill('SIGKILL')).rejects.toMatchObject({ code: 'SD_CANNOT_CONTROL' });
      await expect(back.start()).rejects.toMatchObject({ code: 'SD_CANNOT_CONTROL' });
      return;
    }
    await back.kill('SIGKILL');
    expect(back.isRunning()).toBe(false);
    expect(await textOf(system.entry())).toBe('back does not answer');
    expect(await back.ready()).toMatchObject({ ready: false, reason: 'back does not run' });
    expect(await back.start()).toBeGreaterThan(0);
    expect(await textOf(system.entry())).toMatch(/^front says: back \d+$/);
    await expect(back.start()).rejects.toMatchObject({ code: 'SD_SERVICE_RUNNING' });
    expect(system.unexpectedExits).toEqual([]);
  });

  test('can be broken at every edge alone, or says that it cannot', async () => {
    if (driver === 'external') return expect(system.toxiproxy).toBeUndefined();
    for (const [id, harm] of [
      ['front→back', 'back does not answer'],
      ['back→db', /^front says: (?!back \d)/],
      ['back→broker', /^front says: (?!back \d)/],
    ] as const) {
      await setProxy(system, id, false);
      expect(await textOf(system.entry()), id).toMatch(harm);
      expect(await visitsIn(system.database('back')), 'the harness goes around all proxies').toBeGreaterThan(0);
      expect(await topicsOf(system.kafkaBrokers()), 'the harness goes around all proxies').toContain('greetings');
      await setProxy(system, id, true);
      await expect.poll(() => textOf(system.entry()), { timeout: 20_000 }).toMatch(/^front says: back \d+$/);
    }
    await setProxy(system, 'client→front', false);
    await expect(fetch(system.entry())).rejects.toThrow();
    expect(await system.service('front').ready()).toMatchObject({ ready: true });
    await setProxy(system, 'client→front', true);
  });
});

test('says what was left behind when it is stopped', async () => {
  const port = embedded.direct('front').port;
  await setProxy(embedded, 'front→back', false);
  await fetch(`${embedded.toxiproxy?.origin}/proxies/back-db/toxics`, {
    method: 'POST',
    body: JSON.stringify({ type: 'latency', stream: 'upstream', attributes: { latency: 1 } }),
  });
  expect(await embedded.stop()).toEqual(['toxic latency_upstream on back→db', 'front→back is cut']);
  expect(await embedded.stop(), 'a second stop knows it still').toHaveLength(2);
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  await expect(seenFromOutside()).rejects.toMatchObject({ code: 'SD_ENTRY_UNREACHABLE' });
}, 30_000);

const textOf = async (url: URL): Promise<string> =>
  await (await fetch(url, { signal: AbortSignal.timeout(20_000) })).text();

async function setProxy(system: RunningSystem, id: string, enabled: boolean): Promise<void> {
  const { proxy } = system.edges.find((edge) => edge.id === id) ?? { proxy: id };
  const response = await fetch(`${system.toxiproxy?.origin}/proxies/${proxy}`, {
    method: 'POST',
    body: JSON.stringify({ enabled }),
  });
  expect(response.status).toBe(200);
}

async function visitsIn(connectionString: string): Promise<number> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int as visits from visit');
    return rows[0].visits;
  } finally {
    await client.end();
  }
}

async function topicsOf(brokers: readonly string[]): Promise<string[]> {
  const { Kafka, logLevel } = await import('kafkajs');
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}
