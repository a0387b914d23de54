/**
 * The topics, each named after what its events tell of. Events of one order, customer, account or product share a key and so
 * keep their order.
 */
export const topics = {
  orders: 'orders',
  stock: 'stock',
  accounts: 'accounts',
  customers: 'customers',
  catalogue: 'catalogue',
} as const;
