/**
 * What customers are told, one file per occasion, in the words of each channel. There is none for a cancelled order: that
 * happens while the customer looks at the order's page, before anything was promised or paid.
 */
export { orderConfirmedTemplate } from './order-confirmed.ts';
export { orderRefundedTemplate } from './order-refunded.ts';
export type { OrderOfCustomer, Template, Wording } from './template.ts';
