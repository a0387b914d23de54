import type { Generation } from '../../../../platform/event-sourcing/index.ts';
import type { MongoDatabase } from '../../../../platform/mongodb/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { projectOrders } from '../project-orders.ts';
import { ORDER_VIEWS } from '../read-model.ts';
import { createMongoOrderViews, indexOrderViews } from './mongo-order-views.ts';

const COLLECTION = 'order_view';

/** A collection beside the one in use, that takes over its name. */
export async function prepareCollection(mongo: MongoDatabase, generation: number): Promise<Generation<OrderEvent>> {
  const next = `${COLLECTION}_${generation}`;
  await mongo.run('drop', async (db) => {
    const left = await db.listCollections({ name: /^order_view_\d+$/ }, { nameOnly: true }).toArray();
    for (const { name } of left) await db.dropCollection(name);
  });
  await indexOrderViews(mongo, next);
  const views = createMongoOrderViews(mongo, next);

  return {
    apply: (events) => projectOrders(views, events),

    /** The follower moves only with the checkpoint's row in its hands, which the rebuild has locked by now. */
    async freezeCurrent(transaction) {
      const [row] = await transaction.query<{ position: string }>('select position from projection where name = $1', [
        ORDER_VIEWS,
      ]);
      return Number(row?.position ?? 0);
    },

    /** One atomic step of MongoDB's. Should the commit fail after it, nothing is lost: the checkpoint is not touched. */
    async replaceCurrent() {
      await mongo.run('renameCollection', (db) => db.collection(next).rename(COLLECTION, { dropTarget: true }));
    },
  };
}
