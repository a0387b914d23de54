import { z } from 'zod';

/** Where an order stands, for everybody but the service itself. */
export const OrderStatus = z.enum(['pending', 'confirmed', 'cancelled', 'refunded']);
export type OrderStatus = z.output<typeof OrderStatus>;
