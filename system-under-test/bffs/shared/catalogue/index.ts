/** Products as the BFFs read them from the product service. */
export { findProducts } from './find-products.ts';
export { type Product, ProductAnswer, ProductPageAnswer } from './product.ts';
