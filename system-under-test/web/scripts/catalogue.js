import { ask } from './api.js';

/** One page of products: `{items, total}`. */
export function findProducts({ search = '', category = '', size = 100 } = {}, signal) {
  const query = new URLSearchParams({ search, category, size: String(size) });
  return ask('GET', `/api/products?${query}`, { signal });
}
