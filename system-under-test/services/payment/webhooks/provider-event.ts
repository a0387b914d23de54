import { z } from 'zod';

/** What we read of the provider's events; it may add fields and types as it likes. */
export const providerEvent = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z.object({
    charge: z.object({ id: z.string(), reference: z.string() }),
    refund: z.object({ reference: z.string() }).optional(),
  }),
});

export type ProviderEvent = z.output<typeof providerEvent>;
