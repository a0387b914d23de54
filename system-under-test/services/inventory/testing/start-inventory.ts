import { createOnce, idempotencySchema, type Once } from '../../../platform/idempotency/index.ts';
import type { PublishableEvent } from '../../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../../platform/postgres/index.ts';
import { createTestService, startTestPostgres } from '../../../platform/testing/index.ts';
import { type Expiry, expireReservations } from '../reservations/expire-reservations.ts';
import { releaseStock, reserveStock, sellStock } from '../reservations/index.ts';
import { findStockLevel, type StockLevel } from '../stock-level.ts';

type Line = readonly [productId: string, quantity: number];

/** Inventory's own parts with a real database, in the words of the tests. */
export interface RunningInventory {
  readonly database: Database;
  readonly once: Once;
  /** What the orders were told. */
  readonly told: PublishableEvent[];
  /** Throws away all that there is, and takes in ten pieces each of a compass and a sextant. */
  restock(): Promise<void>;
  reserve(orderId: string, ...lines: Line[]): ReturnType<typeof reserveStock>;
  /** Reserves for so short a time that it is over at once. */
  reserveInVain(orderId: string, ...lines: Line[]): ReturnType<typeof reserveStock>;
  sell(orderId: string): ReturnType<typeof sellStock>;
  release(orderId: string): Promise<void>;
  expire(): Promise<string[]>;
  level(productId: string): Promise<StockLevel | undefined>;
  stop(): Promise<void>;
}

export async function startInventory(): Promise<RunningInventory> {
  const postgres = await startTestPostgres();
  const service = createTestService('inventory');
  const database = openPostgres(service, await postgres.createDatabase('inventory'));
  await migrate(service, database, new URL('../schema.sql', import.meta.url), idempotencySchema);

  const told: PublishableEvent[] = [];
  const expiry: Expiry = { database, outbox: { add: async (_, event) => void told.push(event) } };
  const reserveFor = (ttlMs: number) => (orderId: string, lines: readonly Line[]) => {
    const wanted = lines.map(([productId, quantity]) => ({ productId, quantity }));
    return database.transaction((transaction) => reserveStock(transaction, orderId, wanted, ttlMs));
  };

  return {
    database,
    once: createOnce(service, database),
    told,
    async restock() {
      told.length = 0;
      await database.query('truncate stock, reservation, delivery, idempotency');
      await database.query(`insert into stock (product_id, received) values ('compass', 10), ('sextant', 10)`);
    },
    reserve: (orderId, ...lines) => reserveFor(600_000)(orderId, lines),
    reserveInVain: (orderId, ...lines) => reserveFor(0)(orderId, lines),
    sell: (orderId) => database.transaction((transaction) => sellStock(transaction, orderId)),
    release: (orderId) => database.transaction((transaction) => releaseStock(transaction, orderId)),
    expire: () => expireReservations(expiry),
    level: (productId) => findStockLevel(database, productId),
    async stop() {
      await service.shutdown.run();
      await postgres.stop();
    },
  };
}
