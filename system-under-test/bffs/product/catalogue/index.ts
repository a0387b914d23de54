/** The public catalogue: products, categories, and whether a product can be had. */
export { type CachedCatalogue, cacheCatalogue } from './cache-catalogue.ts';
export { type Catalogue, createCatalogue } from './catalogue.ts';
export { catalogueRoutes } from './catalogue-routes.ts';
