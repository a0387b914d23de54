import { z } from 'zod';

/** What a customer sends of an address. */
export const AddressInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  street: z.string().trim().min(1).max(200),
  postalCode: z.string().trim().min(1).max(20),
  city: z.string().trim().min(1).max(100),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code such as DE'),
});

/** What this BFF needs of an address. */
export const AddressAnswer = z.object({
  id: z.string(),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
});

export const AddressListAnswer = z.object({ items: z.array(AddressAnswer) });
