import { z } from 'zod';
import { line } from '../text.ts';

/** What a customer may change; a PUT replaces all of it, so what is left out is gone. The email belongs to the account. */
export const CustomerInput = z
  .strictObject({
    name: line(100),
    /** As ITU E.123 writes international numbers, without the spaces. */
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'expected a number such as +491701234567')
      .nullable()
      .default(null),
  })
  .meta({ id: 'CustomerInput' });

export const Customer = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    version: z.int().positive().meta({ description: 'Rises with each change; an equal PUT changes nothing' }),
  })
  .meta({ id: 'Customer' });

export type CustomerInput = z.output<typeof CustomerInput>;
export type Customer = z.output<typeof Customer>;
