import { z } from 'zod';
import { defineState } from '../../states/index.ts';
import { ask } from '../testing/ask.ts';

export const productStates = {
  /** The catalogue is seeded at start; a state that is only believed would make the verification lie. */
  catalogueHas: defineState('the catalogue has products', {
    params: z.object({ ids: z.array(z.string()).min(1) }),
    setup: async ({ system, params: { ids }, signal }) => {
      const url = new URL(`/products?ids=${ids}`, system.direct('product'));
      const { items } = await ask<{ items: { id: string; price: number }[] }>(url, { signal });
      if (items.length !== ids.length) throw new Error(`the catalogue has ${items.length} of the products ${ids}`);
      return { price: items.find(({ id }) => id === ids[0])?.price };
    },
  }),
};
