/** What the shop sells, and for how much. */
export type { Product } from './product.ts';
export { productRoutes } from './product-routes.ts';
export { type ProductQuery, ProductStore } from './product-store.ts';
export { seedCatalogue } from './seed-catalogue.ts';
