import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../../platform/http/index.ts';
import type { Outbox } from '../../../platform/messaging/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { pathId } from '../text.ts';
import { changeCustomer } from './change-customer.ts';
import { Customer, CustomerInput } from './customer.ts';
import { findCustomer } from './customer-table.ts';
import { eraseCustomer } from './erase-customer.ts';

const params = z.object({ id: pathId });
const unknown = 'There is no such customer, or not yet';

/** `/customers/:id` */
export function customerRoutes({ database, outbox }: { database: Database; outbox: Outbox }): Router {
  const router = createRouter();

  router.get(
    '/customers/:id',
    { summary: 'What is known of a customer', params, responses: { 200: Customer, 404: unknown } },
    async ({ params: { id } }) => (await findCustomer(database, id)) ?? notFound(),
  );

  router.put(
    '/customers/:id',
    {
      summary: 'Replaces what a customer may change',
      description: 'What is left out is gone. The same again changes nothing.',
      params,
      body: CustomerInput,
      responses: { 200: Customer, 404: unknown },
    },
    async ({ params: { id }, body }) =>
      (await database.transaction((transaction) => changeCustomer(transaction, outbox, id, body))) ?? notFound(),
  );

  router.delete(
    '/customers/:id',
    {
      summary: 'Erases a customer',
      description: 'Gone from here at once, and from the other services soon. Any id will do.',
      params,
      responses: { 202: null },
    },
    async ({ params: { id } }) => {
      await database.transaction((transaction) => eraseCustomer(transaction, outbox, id));
      return undefined;
    },
  );

  return router;
}

function notFound(): never {
  throw new HttpError(404, 'not-found', unknown);
}
