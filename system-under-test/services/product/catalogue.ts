import type { Product } from './product.ts';

export interface ProductQuery {
  ids?: readonly string[] | undefined;
  /** Part of the name or description, in any case. */
  search?: string | undefined;
  category?: string | undefined;
  /** From 1. */
  page: number;
  size: number;
}

export interface ProductPage {
  readonly items: readonly Product[];
  /** Of the products on all pages. */
  readonly total: number;
}

export interface Category {
  readonly name: string;
  /** How many products it has. */
  readonly count: number;
}

/** What the shop sells, to read. */
export interface Catalogue {
  find(id: string): Promise<Product | undefined>;
  /** One page of the matching products in the order of their ids. */
  search(query: ProductQuery): Promise<ProductPage>;
  /** In the order of their names. */
  categories(): Promise<readonly Category[]>;
}
