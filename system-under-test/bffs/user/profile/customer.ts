import { z } from 'zod';

/** What this BFF needs of a customer, and shows of them. */
export const CustomerAnswer = z
  .object({
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    /** Rises with each change, so that a page sees that somebody else was faster. */
    version: z.int().positive(),
  })
  .meta({ id: 'Profile' });

/** What customers may change about themselves; the email of their account is none of it. A PUT replaces all of it. */
export const CustomerInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    /** As ITU E.123 writes international numbers, without the spaces. */
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'expected a number such as +491701234567')
      .nullable()
      .default(null),
  })
  .meta({ id: 'ProfileInput' });
