import { productChanged } from '../../events/index.ts';
import type { Outbox } from '../../platform/messaging/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import type { CachedCatalogue } from './cached-catalogue.ts';
import { type Product, type ProductRow, toProduct } from './product.ts';

export interface Pricing {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly catalogue: CachedCatalogue;
}

/** Sets the price of a product, in cents, and tells of it when it is a new one; undefined when there is no such product. */
export async function changePrice(
  { database, outbox, catalogue }: Pricing,
  id: string,
  price: number,
): Promise<Product | undefined> {
  const product = await database.transaction(async (transaction) => {
    const [before] = await transaction.query<ProductRow>('select * from product where id = $1 for update', [id]);
    if (!before || before.price === price) return before;
    await transaction.query('update product set price = $2 where id = $1', [id, price]);
    await outbox.add(transaction, productChanged.create(id, { productId: id }));
    return { ...before, price };
  });
  await catalogue.forget(id);
  return product && toProduct(product);
}
