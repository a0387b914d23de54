import { ask } from './api.js';

/** One page of products: `{items, total}`. */
export function findProducts({ search = '', category = '', size = 100 } = {}, signal) {
  const query = new URLSearchParams({ search, category, size: String(size) });
  return ask('GET', `/api/products?${query}`, { signal });
}

/** `{...product, availability}` */
export function findProduct(id) {
  return ask('GET', `/api/products/${encodeURIComponent(id)}`);
}

/** `{items: [{name, count}]}` */
export function findCategories() {
  return ask('GET', '/api/categories');
}

/** What a category is called. */
export const CATEGORY_NAMES = { deck: 'On deck', galley: 'In the galley', wear: 'To wear', navigation: 'Navigation' };
