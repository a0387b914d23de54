import { z } from 'zod';

/** What every failed request answers, whatever the service. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string().meta({ description: 'Stable, for programs', example: 'validation' }),
      message: z.string().meta({ description: 'For people' }),
      path: z
        .string()
        .optional()
        .meta({ description: 'Where in the input the problem is', example: 'lines.0.quantity' }),
    }),
  })
  .meta({ id: 'Error' });

export type ErrorBody = z.output<typeof errorBody>;
