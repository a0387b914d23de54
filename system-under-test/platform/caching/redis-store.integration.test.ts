import { expect, test } from 'vitest';
import { createTestService, startTcpProxy, until } from '../testing/index.ts';
import { cacheStoreContract } from './cache-store.contract.ts';
import { openRedisStore } from './redis-store.ts';
import { findRedisServer, startTestRedis } from './testing/test-redis.ts';

const installed = findRedisServer() !== undefined;

if (!installed) test.skip('the Redis store: there is no redis-server on PATH (apt install redis-server)', () => {});
else {
  cacheStoreContract('Redis', openOnRedis);

  test('a Redis that is not there holds nothing, and is used when it comes', async () => {
    await using service = createTestService('test');
    const redis = await startTestRedis();
    await redis.stop();
    const store = await openRedisStore(service, redis.url);
    await store.set('k', 'v', 60_000);
    expect(await store.get('k')).toBeUndefined();
    await redis.start();
    await until(async () => {
      await store.set('k', 'v', 60_000);
      return (await store.get('k')) === 'v';
    });
    await redis.stop();
    expect(await store.get('k')).toBeUndefined();
    await store.delete(['k']);
    await store.deleteAll('k');
  });

  test('a Redis that hangs costs a moment, not a request', async () => {
    await using service = createTestService('test');
    await using redis = await startTestRedis();
    const proxy = await startTcpProxy(redis.port);
    const store = await openRedisStore(service, `redis://127.0.0.1:${proxy.port}`);
    await until(async () => {
      await store.set('k', 'v', 60_000);
      return (await store.get('k')) === 'v';
    });
    proxy.swallow();
    const begun = performance.now();
    expect(await store.get('k')).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(1_000);
    await proxy.stop();
  });
}

async function openOnRedis() {
  const service = createTestService('test');
  const redis = await startTestRedis();
  const store = await openRedisStore(service, redis.url);
  await until(async () => {
    await store.set('connected', 'yes', 60_000);
    return store.get('connected');
  });
  return {
    store,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await redis.stop();
    },
  };
}
