import { z } from 'zod';
import { defineState } from '../../states/index.ts';
import { ask } from '../testing/ask.ts';

export const inventoryStates = {
  /** Seeded at start, as the catalogue is. */
  stockHas: defineState('there is stock of products', {
    params: z.object({ ids: z.array(z.string()).min(1) }),
    setup: async ({ system, params: { ids }, signal }) => {
      const url = new URL(`/stock?ids=${ids}`, system.direct('inventory'));
      const { items } = await ask<{ items: unknown[] }>(url, { signal });
      if (items.length !== ids.length) throw new Error(`the stock has ${items.length} of the products ${ids}`);
      return undefined;
    },
  }),
};
