import type { Collection, Filter } from 'mongodb';
import { isDuplicateKey, type MongoDatabase } from '../../../../platform/mongodb/index.ts';
import type { OrderDocument } from '../order-document.ts';
import type { OrderPage, OrderViews, PageRequest } from '../order-views.ts';

/** The id is MongoDB's own key. */
type Stored = Omit<OrderDocument, 'id'> & { readonly _id: string };
type Orders = Collection<Stored>;

const NEWEST_FIRST = { placedAt: -1, _id: -1 } as const;

/** The views in `collection`. */
export function createMongoOrderViews(mongo: MongoDatabase, collection = 'order_view'): OrderViews {
  const run = <T>(operation: string, work: (orders: Orders) => Promise<T>) =>
    mongo.run(operation, (db) => work(db.collection<Stored>(collection)));

  function readPage(filter: Filter<Stored>, { page, size }: PageRequest): Promise<OrderPage> {
    return run('find', async (orders) => {
      const total = await orders.countDocuments(filter);
      const cursor = orders
        .find(filter)
        .sort(NEWEST_FIRST)
        .skip((page - 1) * size)
        .limit(size);
      return { items: (await cursor.toArray()).map(toDocument), total };
    });
  }

  return {
    save: (documents) =>
      run('bulkWrite', async (orders) => {
        const replace = (upsert: boolean) =>
          documents.map(toStored).map((replacement) => ({
            replaceOne: { filter: olderThan(replacement), replacement, upsert },
          }));
        if (documents.length === 0) return;
        try {
          await orders.bulkWrite(replace(true), { ordered: false });
        } catch (error) {
          // Some were there already, perhaps only since a moment: those are replaced if they are older, and else left alone.
          if (!isDuplicateKey(error)) throw error;
          await orders.bulkWrite(replace(false), { ordered: false });
        }
      }),
    load: (orderIds) =>
      run('find', async (orders) => (await orders.find({ _id: { $in: [...orderIds] } }).toArray()).map(toDocument)),
    find: (orderId, customerId) =>
      run('find', async (orders) => {
        const stored = await orders.findOne({ _id: orderId, 'customer.id': customerId });
        return stored ? toDocument(stored) : undefined;
      }),
    list: ({ customerId, ...page }) => readPage({ 'customer.id': customerId }, page),
    listAll: ({ status, ...page }) => readPage(status ? { status } : {}, page),
  };
}

/** The indexes of the views, which a new collection does not have. */
export async function indexOrderViews(mongo: MongoDatabase, collection: string): Promise<void> {
  await mongo.run('createIndexes', (db) =>
    db
      .collection(collection)
      .createIndexes([{ key: { 'customer.id': 1, ...NEWEST_FIRST } }, { key: { status: 1, ...NEWEST_FIRST } }]),
  );
}

const olderThan = ({ _id, version }: Stored): Filter<Stored> => ({ _id, version: { $lt: version } });

function toStored({ id, ...document }: OrderDocument): Stored {
  return { _id: id, ...document };
}

function toDocument({ _id, ...document }: Stored): OrderDocument {
  return { id: _id, ...document };
}
