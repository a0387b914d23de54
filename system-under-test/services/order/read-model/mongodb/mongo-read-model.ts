import { followLog } from '../../../../platform/event-sourcing/index.ts';
import { openMongo } from '../../../../platform/mongodb/index.ts';
import type { Database } from '../../../../platform/postgres/index.ts';
import { sleep } from '../../../../platform/resilience/index.ts';
import type { Service } from '../../../../platform/service/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { projectOrders } from '../project-orders.ts';
import { ORDER_VIEWS, type ReadModel } from '../read-model.ts';
import { createMongoOrderViews, indexOrderViews } from './mongo-order-views.ts';
import { prepareCollection } from './next-collection.ts';

/** How long a request waits for its own order to show; the follower needs a few ms, unless MongoDB is in trouble. */
const SHOWS_WITHIN_MS = 1_000;
const ASK_AGAIN_MS = 20;

/**
 * The read model that follows the log. It cannot share the transaction of the events, so whoever has just written waits until
 * the follower has got there; when that takes too long the answer goes out all the same, since the order is safe in the log.
 */
export async function openMongoReadModel(service: Service, database: Database, url: string): Promise<ReadModel> {
  const mongo = await openMongo(service, url);
  const views = createMongoOrderViews(mongo);
  let indexed = false;
  const follower = followLog<OrderEvent>(service, database, {
    name: ORDER_VIEWS,
    async apply(events) {
      // Here, and not at the start, which must not wait for MongoDB.
      if (!indexed) await indexOrderViews(mongo, 'order_view');
      indexed = true;
      await projectOrders(views, events);
    },
  });

  return {
    views,
    project: async (transaction) => transaction.afterCommit(follower.wake),
    async shows(orderId, version) {
      const deadline = Date.now() + SHOWS_WITHIN_MS;
      while (Date.now() < deadline) {
        const [shown] = await views.load([orderId]).catch(() => []);
        if (shown && shown.version >= version) return;
        await sleep(ASK_AGAIN_MS, service.shutdown.signal);
      }
      service.log.warn({ orderId, version }, 'the read model is behind');
    },
    prepare: (generation) => prepareCollection(mongo, generation),
  };
}
