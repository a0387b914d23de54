import { readFile } from 'node:fs/promises';
import type { Generation } from '../../../../platform/event-sourcing/index.ts';
import type { Database, Transaction } from '../../../../platform/postgres/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { projectOrders } from '../project-orders.ts';
import { createPostgresOrderViews } from './postgres-order-views.ts';

/** The table of the read model, for `migrate`. */
export const orderViewSchema = new URL('./order-view.sql', import.meta.url);

const TABLE = 'order_view';

/** A table beside `order_view`, made by the same schema, that takes over its name and those of its indexes. */
export async function prepareTable(database: Database, generation: number): Promise<Generation<OrderEvent>> {
  const next = `${TABLE}_${generation}`;
  const schema = (await readFile(orderViewSchema, 'utf8')).replaceAll(TABLE, next);
  await database.asOwner(async (transaction) => {
    await dropLeftOvers(transaction);
    await transaction.query(schema);
  });
  const views = createPostgresOrderViews(database, next);

  return {
    apply: (events) => projectOrders(views, events),

    async freezeCurrent(transaction) {
      // Writers that have their events but wait here for their views are not committed, so we do not see those events; they will
      // find the new table under the old name and project them themselves. At once the strongest lock, which the exchange needs:
      // a writer that has read its view would wait for us to write it, while we waited for its reading to end.
      await transaction.query(`lock table ${TABLE} in access exclusive mode`);
      const [last] = await transaction.query<{ position: string | null }>(
        'select max(position) as position from event',
      );
      return Number(last?.position ?? 0);
    },

    async replaceCurrent(transaction) {
      await transaction.query(`drop table ${TABLE}`);
      await transaction.query(`alter table ${next} rename to ${TABLE}`);
      // Under their own names, or the next start would make them a second time.
      for (const name of await indexesOf(transaction, TABLE))
        await transaction.query(`alter index ${name} rename to ${name.replace(next, TABLE)}`);
    },
  };
}

async function dropLeftOvers(transaction: Transaction): Promise<void> {
  const rows = await transaction.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename ~ '^${TABLE}_[0-9]+$'`,
  );
  for (const { name } of rows) await transaction.query(`drop table ${name}`);
}

async function indexesOf(transaction: Transaction, table: string): Promise<string[]> {
  const rows = await transaction.query<{ name: string }>(
    'select indexname as name from pg_indexes where schemaname = current_schema() and tablename = $1',
    [table],
  );
  return rows.map(({ name }) => name);
}
