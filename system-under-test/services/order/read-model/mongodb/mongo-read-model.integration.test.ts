import { afterAll, describe, expect, test } from 'vitest';
import { readStream } from '../../../../platform/event-sourcing/index.ts';
import { startTestMongo } from '../../../../platform/mongodb/testing/index.ts';
import { until } from '../../../../platform/testing/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { startOrderPostgres } from '../../testing/index.ts';
import { toDocument } from '../order-document.ts';

const mongo = await startTestMongo();
const postgres = await startOrderPostgres();
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await mongo[Symbol.asyncDispose]();
});

const name = 'the read model that follows the log';
if (!mongo.available) test(name, ({ skip }) => skip(mongo.reason));
else
  describe(`${name}, in ${mongo.what}`, () => {
    const open = () => postgres.open({ readModelUrl: mongo.createDatabase() });

    test('whoever has placed an order finds it in their list at once', async () => {
      await using shop = await open();
      for (let placed = 1; placed <= 5; placed++) {
        const document = toDocument(await readStream<OrderEvent>(shop.database, await shop.place()));
        if (!document) throw new Error('the order has no events');
        await shop.readModel.shows(document.id, document.version);
        expect(await shop.readModel.views.list({ customerId: 'c-1', page: 1, size: 1 })).toEqual({
          items: [document],
          total: placed,
        });
      }
    });

    test('it comes to what the events amount to, in the end', async () => {
      await using shop = await open();
      const orderIds = await Promise.all(Array.from({ length: 10 }, () => shop.placeWithStock()));
      await Promise.all(
        orderIds.map((id) => shop.orders.execute(id, { type: 'confirm-payment', chargeId: `ch-${id}` })),
      );
      await until(
        async () => (await shop.readModel.views.listAll({ status: 'confirmed', page: 1, size: 1 })).total === 10,
      );
      for (const document of await shop.readModel.views.load(orderIds))
        expect(document).toEqual(toDocument(await readStream<OrderEvent>(shop.database, document.id)));
    });
  });
