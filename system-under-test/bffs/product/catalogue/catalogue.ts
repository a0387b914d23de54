import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { type Product, ProductAnswer, ProductPageAnswer } from '../../shared/catalogue/index.ts';

export const CategoriesAnswer = z
  .object({ items: z.array(z.object({ name: z.string(), count: z.int() })) })
  .meta({ id: 'Categories' });

export interface CatalogueQuery {
  readonly search?: string | undefined;
  readonly category?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** The public catalogue, read only. */
export interface Catalogue {
  findPage(query: CatalogueQuery): Promise<z.output<typeof ProductPageAnswer>>;
  /** @throws {HttpError} 404 when there is no such product */
  find(id: string): Promise<Product>;
  findCategories(): Promise<z.output<typeof CategoriesAnswer>>;
}

/** The catalogue as the product service tells it. */
export function createCatalogue(product: Edge): Catalogue {
  async function read<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
    return readAnswer(schema, 'product', await product.request({ method: 'GET', path }));
  }
  return {
    findPage: (query) => read(ProductPageAnswer, `/products?${toQuery(query)}`),
    find: (id) => read(ProductAnswer, `/products/${encodeURIComponent(id)}`),
    findCategories: () => read(CategoriesAnswer, '/categories'),
  };
}

/** The same question is always written in the same way. */
function toQuery({ search, category, page, size }: CatalogueQuery): URLSearchParams {
  return new URLSearchParams({
    ...(search !== undefined && { search }),
    ...(category !== undefined && { category }),
    page: `${page}`,
    size: `${size}`,
  });
}
