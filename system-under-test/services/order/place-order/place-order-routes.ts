import { readStream } from '../../../platform/event-sourcing/index.ts';
import { createRouter, type Router } from '../../../platform/http/index.ts';
import { idempotencyHeaders, type Once } from '../../../platform/idempotency/index.ts';
import type { Queryable } from '../../../platform/postgres/index.ts';
import type { OrderEvent } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import { type OrderDocument, OrderView, type ReadModel, toDocument, toOrderView } from '../read-model/index.ts';
import { OrderRequest } from './order-request.ts';
import { placeOrder } from './place-order.ts';

export interface PlaceOrderParts {
  readonly once: Once;
  readonly orders: Orders;
  readonly readModel: ReadModel;
}

export function placeOrderRoutes({ once, orders, readModel }: PlaceOrderParts): Router {
  const router = createRouter();

  router.post(
    '/orders',
    {
      summary: 'Places an order',
      description: 'It is acknowledged, and ends as confirmed or cancelled; `Location` says where to look.',
      headers: idempotencyHeaders,
      body: OrderRequest,
      responses: {
        202: OrderView,
        409: 'The first request with this key is still under way',
        422: 'The key belongs to another request',
      },
    },
    async (input, ctx) => {
      const view = await once(ctx, input, async (transaction) => {
        const orderId = await placeOrder(transaction, orders, input.body);
        ctx.set('Location', `/orders/${orderId}`);
        return toOrderView(await readPlaced(transaction, orderId));
      });
      // The customer's next look at their list finds the order.
      await readModel.shows(view.id, 1);
      return view;
    },
  );

  return router;
}

/** From the events, which are there in any case. */
async function readPlaced(transaction: Queryable, orderId: string): Promise<OrderDocument> {
  const document = toDocument(await readStream<OrderEvent>(transaction, orderId));
  if (!document) throw new Error(`The order ${orderId} has no events`);
  return document;
}
