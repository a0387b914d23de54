import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { isErased } from './contact.ts';
import { findPreferences, savePreferences } from './preferences.ts';

const preferencesInput = z.strictObject({ mail: z.boolean(), sms: z.boolean(), push: z.boolean() });
const customerInput = z.object({ customerId: z.string().min(1).max(100) });

/** `GET` and `PUT /preferences/:customerId`: which channels a customer wants to be reached on. */
export function preferenceRoutes(database: Database): Router {
  const router = createRouter();

  router.get('/preferences/:customerId', async (ctx) => {
    ctx.body = await findPreferences(database, parseInput(customerInput, ctx.params).customerId);
  });

  router.put('/preferences/:customerId', async (ctx) => {
    const { customerId } = parseInput(customerInput, ctx.params);
    const preferences = parseInput(preferencesInput, ctx.request.body);
    if (await isErased(database, customerId)) throw new HttpError(410, 'erased', 'This customer has been erased');
    await savePreferences(database, customerId, preferences);
    ctx.body = preferences;
  });

  return router;
}
