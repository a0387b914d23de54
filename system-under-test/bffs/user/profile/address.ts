import { z } from 'zod';

/** What a customer sends of an address; a PUT replaces all of it. */
export const AddressInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    street: z.string().trim().min(1).max(200),
    addition: z.string().trim().min(1).max(200).nullable().default(null).meta({ example: 'c/o Menzies' }),
    postalCode: z.string().trim().min(1).max(20),
    city: z.string().trim().min(1).max(100),
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code such as DE'),
  })
  .meta({ id: 'AddressInput' });

/** What this BFF needs of an address, and shows of it. */
export const AddressAnswer = z
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

export const AddressListAnswer = z.object({ items: z.array(AddressAnswer) });
