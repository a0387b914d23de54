/** What the shop sells, and for how much. */
export { type CachedCatalogue, createCachedCatalogue } from './cached-catalogue.ts';
export type { Catalogue, Category, ProductPage, ProductQuery } from './catalogue.ts';
export { changePrice, type Pricing } from './change-price.ts';
export { Product } from './product.ts';
export { productRoutes } from './product-routes.ts';
export { seedCatalogue } from './seed-catalogue.ts';
export { createStoredCatalogue } from './stored-catalogue.ts';
