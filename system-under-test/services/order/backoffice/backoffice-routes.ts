import { z } from 'zod';
import { readStream } from '../../../platform/event-sourcing/index.ts';
import { createRouter, HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { Worker } from '../../../platform/work/index.ts';
import type { OrderEvent } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import { type OrderDocument, type ReadModel, toBackofficeOrder, toDocument } from '../read-model/index.ts';
import { requestRefund } from './request-refund.ts';

const listQuery = z.object({
  status: z.enum(['pending', 'confirmed', 'cancelled', 'refunded']).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
const uuid = z.uuid();

export function backofficeRoutes(options: {
  database: Database;
  orders: Orders;
  readModel: ReadModel;
  saga: Worker;
}): Router {
  const { database, orders, readModel, saga } = options;
  const router = createRouter();

  /** From the events: here nobody may be told yesterday's news. */
  async function readOrder(id: string | undefined) {
    const parsed = uuid.safeParse(id);
    const events = parsed.success ? await readStream<OrderEvent>(database, parsed.data) : [];
    const document = toDocument(events);
    if (!document) throw new HttpError(404, 'not-found', 'There is no such order');
    return { document, events };
  }

  router.get('/backoffice/orders', async (ctx) => {
    const { items, total } = await readModel.views.listAll(parseInput(listQuery, ctx.query));
    ctx.body = { items: items.map(toBackofficeOrder), total };
  });

  router.get('/backoffice/orders/:id', async (ctx) => {
    const { document, events } = await readOrder(ctx.params.id);
    const history = events.map(({ version, event, at }) => ({ version, type: event.type, at: at.toISOString() }));
    ctx.body = { ...toBackofficeOrder(document), history };
  });

  router.post('/backoffice/orders/:id/refund', async (ctx) => {
    const { id }: OrderDocument = (await readOrder(ctx.params.id)).document;
    await requestRefund(orders, id);
    saga.wake();
    ctx.status = 202;
    ctx.body = toBackofficeOrder((await readOrder(id)).document);
  });

  return router;
}
