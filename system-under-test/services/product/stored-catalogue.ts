import type { Queryable } from '../../platform/postgres/index.ts';
import type { Catalogue, Category } from './catalogue.ts';
import { type ProductRow, toProduct } from './product.ts';

// position() rather than LIKE: a `%` in the search is just a character.
const MATCHING = `
  from product
  where ($1::text[] is null or id = any($1))
    and ($2::text is null or position(lower($2) in lower(name || ' ' || description)) > 0)
    and ($3::text is null or category = $3)`;

/** The catalogue in Postgres. */
export function createStoredCatalogue(database: Queryable): Catalogue {
  return {
    async find(id) {
      const [row] = await database.query<ProductRow>('select * from product where id = $1', [id]);
      return row && toProduct(row);
    },
    async search({ ids, search, category, page, size }) {
      const matching = [ids ?? null, search ?? null, category ?? null];
      const [rows, [count]] = await Promise.all([
        database.query<ProductRow>(`select * ${MATCHING} order by id limit $4 offset $5`, [
          ...matching,
          size,
          (page - 1) * size,
        ]),
        database.query<{ total: number }>(`select count(*)::int as total ${MATCHING}`, matching),
      ]);
      return { items: rows.map(toProduct), total: count?.total ?? 0 };
    },
    categories: () =>
      database.query<Category>(
        'select category as name, count(*)::int as count from product group by category order by category',
      ),
  };
}
