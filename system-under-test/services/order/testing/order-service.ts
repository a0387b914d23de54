import { randomUUID } from 'node:crypto';
import { eventStoreSchema } from '../../../platform/event-sourcing/index.ts';
import { idempotencySchema } from '../../../platform/idempotency/index.ts';
import { inboxSchema, openOutbox, outboxSchema } from '../../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestService,
} from '../../../platform/testing/index.ts';
import { createOrders } from '../create-orders.ts';
import type { Orders } from '../orders.ts';
import { type OrderRequest, placeOrder } from '../place-order/index.ts';
import { openReadModel, orderViewSchema, type ReadModel } from '../read-model/index.ts';
import { type PaymentClient, type SagaDeadlines, startSaga } from '../saga/index.ts';

/** One order service on an empty database. */
export interface OrderService extends AsyncDisposable {
  readonly service: TestService;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly broker: MemoryBroker;
  readonly orders: Orders;
  readonly readModel: ReadModel;
  /** What each saga ended with, and after how many seconds. */
  readonly ended: readonly (readonly [outcome: string, seconds: number])[];
  /** Places an order of one customer, `c-1` by default; returns its id. */
  place(request?: Partial<OrderRequest>): Promise<string>;
  /** An order that has its stock, so that its payment is due. */
  placeWithStock(): Promise<string>;
  startSaga(payment: Partial<PaymentClient>): void;
  /** The types of the events that others were told, in order. */
  told(): (string | undefined)[];
  /** As the read model has it. */
  statusOf(orderId: string): Promise<string | undefined>;
}

export interface TestOrders extends AsyncDisposable {
  open(options?: { deadlines?: Partial<SagaDeadlines>; readModelUrl?: string }): Promise<OrderService>;
}

export const orderRequest: OrderRequest = {
  customerId: 'c-1',
  name: 'Ada',
  email: 'ada@example.test',
  lines: [{ productId: 'prod-001', name: 'Compass', quantity: 2, price: 1_250 }],
  discountPercent: 10,
  paymentMethod: 'tok_visa',
};

const unasked = (what: string) => async (): Promise<never> => {
  throw new Error(`nobody should ask for a ${what}`);
};

/** A Postgres for one test file; each service that is opened on it gets a database of its own. */
export async function startOrderPostgres(): Promise<TestOrders> {
  const postgres = await startTestPostgres();
  return {
    [Symbol.asyncDispose]: () => postgres.stop(),
    async open({ deadlines, readModelUrl } = {}) {
      const service = createTestService('order');
      const databaseUrl = await postgres.createDatabase(`order_${randomUUID().replaceAll('-', '')}`);
      const database = openPostgres(service, databaseUrl);
      const schema = new URL('../schema.sql', import.meta.url);
      await migrate(
        service,
        database,
        eventStoreSchema,
        schema,
        orderViewSchema,
        inboxSchema,
        outboxSchema,
        idempotencySchema,
      );
      const broker = createMemoryBroker();
      const outbox = openOutbox(service, database, broker.producer);
      const readModel = await openReadModel(service, database, readModelUrl);
      const ended: [string, number][] = [];
      const orders = createOrders({
        database,
        outbox,
        readModel,
        deadlines: { stockMs: 60_000, paymentMs: 20_000, ...deadlines },
        sagaEnded: (...end) => ended.push(end),
      });
      const place = (changes: Partial<OrderRequest> = {}) =>
        database.transaction((transaction) => placeOrder(transaction, orders, { ...orderRequest, ...changes }));
      return {
        [Symbol.asyncDispose]: () => service.shutdown.run(),
        ...{ service, database, databaseUrl, broker, orders, readModel, ended, place },
        async placeWithStock() {
          const orderId = await place();
          await orders.execute(orderId, { type: 'accept-stock' });
          return orderId;
        },
        startSaga(payment) {
          const client = {
            charge: unasked('charge'),
            voidCharge: unasked('void'),
            refund: unasked('refund'),
            ...payment,
          };
          startSaga(service, { database, orders, payment: client });
        },
        told: () => broker.sent.map(({ headers }) => headers['event-type']),
        statusOf: async (orderId) => (await readModel.views.load([orderId]))[0]?.status,
      };
    },
  };
}
