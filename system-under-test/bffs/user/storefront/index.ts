/** Serves the storefront's files. */
export { loadStorefront } from './load-storefront.ts';
