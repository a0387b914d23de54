import { z } from 'zod';
import { line } from '../text.ts';

/** An address as its customer writes it; a PUT replaces all of it, so what is left out is gone. */
export const AddressInput = z
  .strictObject({
    name: line(100),
    street: line(200),
    addition: line(200).nullable().default(null).meta({ example: 'c/o Menzies' }),
    postalCode: line(20),
    city: line(100),
    country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code of ISO 3166-1, such as DE'),
  })
  .meta({ id: 'AddressInput' });

export const Address = z
  .object({
    id: z.string(),
    name: z.string(),
    street: z.string(),
    addition: z.string().nullable(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
  })
  .meta({ id: 'Address' });

export type AddressInput = z.output<typeof AddressInput>;
export type Address = z.output<typeof Address>;
