import type { Queryable } from '../../platform/postgres/index.ts';
import { type Product, type ProductRow, toProduct } from './product.ts';

export interface ProductQuery {
  ids?: readonly string[] | undefined;
  /** Part of the name or description, in any case. */
  search?: string | undefined;
  category?: string | undefined;
  /** From 1. */
  page: number;
  size: number;
}

// position() rather than LIKE: a `%` in the search is just a character.
const MATCHING = `
  from product
  where ($1::text[] is null or id = any($1))
    and ($2::text is null or position(lower($2) in lower(name || ' ' || description)) > 0)
    and ($3::text is null or category = $3)`;

/** The catalogue in Postgres. */
export class ProductStore {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  async find(id: string): Promise<Product | undefined> {
    const [row] = await this.#database.query<ProductRow>('select * from product where id = $1', [id]);
    return row && toProduct(row);
  }

  /** One page of the matching products in the order of their ids, and how many match in all. */
  async search({ ids, search, category, page, size }: ProductQuery): Promise<{ items: Product[]; total: number }> {
    const matching = [ids ?? null, search ?? null, category ?? null];
    const [rows, [count]] = await Promise.all([
      this.#database.query<ProductRow>(`select * ${MATCHING} order by id limit $4 offset $5`, [
        ...matching,
        size,
        (page - 1) * size,
      ]),
      this.#database.query<{ total: number }>(`select count(*)::int as total ${MATCHING}`, matching),
    ]);
    return { items: rows.map(toProduct), total: count?.total ?? 0 };
  }
}
