import { z } from 'zod';
import { readStream } from '../../../platform/event-sourcing/index.ts';
import { createRouter, HttpError, paging, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { Worker } from '../../../platform/work/index.ts';
import type { OrderEvent } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import { BackofficeOrder, OrderStatus, type ReadModel, toBackofficeOrder, toDocument } from '../read-model/index.ts';
import { requestRefund } from './request-refund.ts';

const OrderWithHistory = BackofficeOrder.extend({
  history: z.array(z.strictObject({ version: z.int(), type: z.string(), at: z.iso.datetime() })),
}).meta({ id: 'OrderWithHistory' });

const params = z.object({ id: z.uuid() });

export interface BackofficeParts {
  readonly database: Database;
  readonly orders: Orders;
  readonly readModel: ReadModel;
  readonly saga: Worker;
}

export function backofficeRoutes({ database, orders, readModel, saga }: BackofficeParts): Router {
  const router = createRouter();

  /** From the events: here nobody may be told yesterday's news. */
  async function readOrder(id: string) {
    const events = await readStream<OrderEvent>(database, id);
    const document = toDocument(events);
    if (!document) throw new HttpError(404, 'not-found', 'There is no such order');
    return { document, events };
  }

  router.get(
    '/backoffice/orders',
    {
      summary: 'The orders of all customers, the newest first',
      query: z.strictObject({ status: OrderStatus.optional(), ...paging(20) }),
      responses: { 200: z.strictObject({ items: z.array(BackofficeOrder), total: z.int() }) },
    },
    async ({ query }) => {
      const { items, total } = await readModel.views.listAll(query);
      return { items: items.map(toBackofficeOrder), total };
    },
  );

  router.get(
    '/backoffice/orders/:id',
    {
      summary: 'One order, with all that has happened to it',
      params,
      responses: { 200: OrderWithHistory, 404: 'There is none' },
    },
    async ({ params: { id } }) => {
      const { document, events } = await readOrder(id);
      const history = events.map(({ version, event, at }) => ({ version, type: event.type, at: at.toISOString() }));
      return { ...toBackofficeOrder(document), history };
    },
  );

  router.post(
    '/backoffice/orders/:id/refund',
    {
      summary: 'Gives the money of a confirmed order back',
      description: 'May be repeated: an order is refunded once. It stays confirmed until the money is on its way.',
      params,
      responses: { 202: BackofficeOrder, 404: 'There is none', 409: 'No money was taken for it' },
    },
    async ({ params: { id } }) => {
      await readOrder(id);
      await requestRefund(orders, id);
      saga.wake();
      return toBackofficeOrder((await readOrder(id)).document);
    },
  );

  return router;
}
