import { afterAll, describe, expect, test } from 'vitest';
import { readStream } from '../../../../platform/event-sourcing/index.ts';
import { startTestMongo } from '../../../../platform/mongodb/testing/index.ts';
import { until } from '../../../../platform/testing/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { type OrderService, startOrderPostgres } from '../../testing/index.ts';
import { toDocument } from '../order-document.ts';
import { rebuildOrderViews } from './rebuild-order-views.ts';

const mongo = await startTestMongo();
const postgres = await startOrderPostgres();
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await mongo[Symbol.asyncDispose]();
});

describeRebuild('Postgres', () => postgres.open());
if (mongo.available) describeRebuild(mongo.what, () => postgres.open({ readModelUrl: mongo.createDatabase() }));
else test('a rebuild in MongoDB', ({ skip }) => skip(mongo.reason));

test('the table that takes over has the indexes of the old one, under their names', async () => {
  await using shop = await postgres.open();
  const indexes = () =>
    shop.database.query(`select indexname from pg_indexes where tablename like 'order_view%' order by indexname`);
  const before = await indexes();
  await rebuildOrderViews(shop.database, shop.readModel);
  await rebuildOrderViews(shop.database, shop.readModel);
  expect(await indexes()).toEqual(before);
});

function describeRebuild(where: string, open: () => Promise<OrderService>): void {
  describe(`a rebuild in ${where}`, () => {
    test('while orders are placed and confirmed all along, ends with what the events amount to', async () => {
      await using shop = await open();
      const placed: string[] = [];
      let rebuilt = false;
      const customer = async () => {
        while (!rebuilt || placed.length < 40) {
          const id = await shop.placeWithStock();
          placed.push(id);
          await shop.orders.execute(id, { type: 'confirm-payment', chargeId: id });
        }
      };
      const customers = [customer(), customer(), customer()];
      await until(() => placed.length > 20);
      for (let times = 0; times < 3; times++) await rebuildOrderViews(shop.database, shop.readModel);
      rebuilt = true;
      await Promise.all(customers);
      await until(async () => (await confirmed(shop)) === placed.length);
      const documents = await shop.readModel.views.load(placed);
      expect(documents).toHaveLength(placed.length);
      for (const document of documents)
        expect(document).toEqual(toDocument(await readStream<OrderEvent>(shop.database, document.id)));
    });

    test('heals what is wrong, and removes what nobody ordered', async () => {
      await using shop = await open();
      const orderId = await shop.place();
      const right = await until(async () => (await shop.readModel.views.load([orderId]))[0]);
      await shop.readModel.views.save([
        { ...right, version: 9, total: 1 },
        { ...right, id: '00000000-0000-4000-8000-000000000000' },
      ]);
      await rebuildOrderViews(shop.database, shop.readModel);
      expect(await shop.readModel.views.listAll({ page: 1, size: 10 })).toEqual({ items: [right], total: 1 });
    });

    test('gives up when a later one has begun', async () => {
      await using shop = await open();
      await shop.place();
      const { prepare } = shop.readModel;
      const overtaken = rebuildOrderViews(shop.database, {
        ...shop.readModel,
        async prepare(generation) {
          const mine = await prepare(generation);
          await rebuildOrderViews(shop.database, shop.readModel);
          return { ...mine, apply: async () => {} };
        },
      });
      await expect(overtaken).rejects.toMatchObject({ code: 'rebuild-superseded' });
      await until(async () => (await shop.readModel.views.listAll({ page: 1, size: 10 })).total === 1);
    });
  });
}

const confirmed = async ({ readModel }: OrderService): Promise<number> =>
  (await readModel.views.listAll({ status: 'confirmed', page: 1, size: 1 })).total;
