import type { PlacedOrder } from './placed-order.ts';

type Customer = PlacedOrder['customer'];

/** What stands in the place of a person who wants to be forgotten; no mail can reach a name under `.invalid` (RFC 2606). */
export const ERASED = { name: 'Erased customer', email: 'erased@customer.invalid' } as const;

/** The id stays: it names nobody once the account is gone, and without it the books would not add up. */
export const erased = ({ id }: Customer): Customer => ({ id, ...ERASED });

export const isErased = ({ email }: Customer): boolean => email === ERASED.email;
