import { z } from 'zod';

/** For the declaration of a route that creates: the key under which the caller may repeat the request. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'expected 1 to 200 visible characters')
    .meta({ description: 'Chosen by the caller, the same for every repetition of this request', example: '7f0c4c1e' }),
});
