/** The catalogue as the storefront sees it. */
export { catalogueRoutes } from './catalogue-routes.ts';
export { findProducts } from './find-products.ts';
export type { Product } from './product.ts';
