import { afterAll, test } from 'vitest';
import { openMongo } from '../../../platform/mongodb/index.ts';
import { startTestMongo } from '../../../platform/mongodb/testing/index.ts';
import { createTestService } from '../../../platform/testing/index.ts';
import { startOrderPostgres } from '../testing/index.ts';
import { createMongoOrderViews } from './mongodb/index.ts';
import { describeOrderViews } from './order-views.contract.ts';
import { createPostgresOrderViews } from './postgres/index.ts';

const postgres = await startOrderPostgres();
const mongo = await startTestMongo();
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await mongo[Symbol.asyncDispose]();
});

describeOrderViews('Postgres', async () => {
  const shop = await postgres.open();
  return { ...createPostgresOrderViews(shop.database), [Symbol.asyncDispose]: shop[Symbol.asyncDispose] };
});

if (mongo.available) {
  describeOrderViews(mongo.what, async () => {
    const service = createTestService('order');
    const views = createMongoOrderViews(await openMongo(service, mongo.createDatabase()));
    return { ...views, [Symbol.asyncDispose]: service[Symbol.asyncDispose] };
  });
} else {
  test('order views in MongoDB', ({ skip }) => skip(mongo.reason));
}
