import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../../platform/http/index.ts';
import { idempotencyHeaders, type Once } from '../../../platform/idempotency/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { pathId } from '../text.ts';
import { Address, AddressInput } from './address.ts';
import { deleteAddress, findAddress, findAddresses, insertAddress, updateAddress } from './address-table.ts';

const ofCustomer = z.object({ customerId: pathId });
const ofAddress = ofCustomer.extend({ addressId: pathId });
const unknown = 'This customer has no such address';

/** `/customers/:customerId/addresses` */
export function addressRoutes({ database, once }: { database: Database; once: Once }): Router {
  const router = createRouter();

  router.get(
    '/customers/:customerId/addresses',
    {
      summary: 'The addresses of a customer, the oldest first',
      description: 'Of a customer that is not known: none.',
      params: ofCustomer,
      responses: { 200: z.object({ items: z.array(Address) }) },
    },
    async ({ params }) => ({ items: await findAddresses(database, params.customerId) }),
  );

  router.post(
    '/customers/:customerId/addresses',
    {
      summary: 'Adds an address',
      params: ofCustomer,
      headers: idempotencyHeaders,
      body: AddressInput,
      responses: {
        201: { body: Address, headers: z.object({ Location: z.string() }) },
        404: 'There is no such customer, or not yet',
      },
    },
    (input, ctx) =>
      once(ctx, input, async (transaction) => {
        const { customerId } = input.params;
        const address = await insertAddress(transaction, customerId, input.body);
        if (!address) throw new HttpError(404, 'not-found', 'There is no such customer, or not yet');
        ctx.set('Location', `/customers/${encodeURIComponent(customerId)}/addresses/${address.id}`);
        return address;
      }),
  );

  router.get(
    '/customers/:customerId/addresses/:addressId',
    { summary: 'An address', params: ofAddress, responses: { 200: Address, 404: unknown } },
    async ({ params }) => (await findAddress(database, params)) ?? notFound(),
  );

  router.put(
    '/customers/:customerId/addresses/:addressId',
    {
      summary: 'Replaces an address',
      description: 'What is left out is gone. The same again changes nothing.',
      params: ofAddress,
      body: AddressInput,
      responses: { 200: Address, 404: unknown },
    },
    async ({ params, body }) => (await updateAddress(database, params, body)) ?? notFound(),
  );

  router.delete(
    '/customers/:customerId/addresses/:addressId',
    {
      summary: 'Deletes an address',
      description: 'Afterwards it is gone, whether it was there or not.',
      params: ofAddress,
      responses: { 204: null },
    },
    async ({ params }) => {
      await deleteAddress(database, params);
      return undefined;
    },
  );

  return router;
}

function notFound(): never {
  throw new HttpError(404, 'not-found', unknown);
}
