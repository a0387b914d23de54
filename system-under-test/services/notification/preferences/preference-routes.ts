import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { isErased } from './contact.ts';
import { findPreferences, savePreferences } from './preferences.ts';

const params = z.object({ customerId: z.string().min(1).max(100) });
const Preferences = z
  .strictObject({ mail: z.boolean(), sms: z.boolean(), push: z.boolean() })
  .meta({ id: 'Preferences' });

export function preferenceRoutes(database: Database): Router {
  const router = createRouter();

  router.get(
    '/preferences/:customerId',
    {
      summary: 'The channels on which a customer wants to be told of orders',
      description: 'Who has chosen nothing is told by mail.',
      params,
      responses: { 200: Preferences },
    },
    ({ params: { customerId } }) => findPreferences(database, customerId),
  );

  router.put(
    '/preferences/:customerId',
    {
      summary: 'Replaces the channels on which a customer wants to be told of orders',
      params,
      body: Preferences,
      responses: { 200: Preferences, 410: 'The customer has been erased' },
    },
    async ({ params: { customerId }, body }) => {
      if (await isErased(database, customerId)) throw new HttpError(410, 'erased', 'This customer has been erased');
      await savePreferences(database, customerId, body);
      return body;
    },
  );

  return router;
}
