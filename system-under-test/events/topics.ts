/**
 * The topics, each named after what its events tell of. Events of one order, customer, account or product share a key and so
 * keep their order.
 */
export const topics = {
  /** Told by order. */
  orders: 'orders',
  /** Told by inventory. */
  stock: 'stock',
  /** Told by auth. */
  accounts: 'accounts',
  /** Told by user. */
  customers: 'customers',
  /** Told by product. */
  catalogue: 'catalogue',
} as const;
