import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import type { Router, RouterContext } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { callersKey, keyHeaders } from '../../shared/idempotency/index.ts';
import { AddressAnswer, AddressInput, AddressListAnswer } from './address.ts';
import { customerPath } from './customer-path.ts';

const listOf = (ctx: RouterContext) => `${customerPath(ctx, '/customers')}/addresses`;
const oneOf = (ctx: RouterContext, addressId: string) => `${listOf(ctx)}/${encodeURIComponent(addressId)}`;
const unknown = 'The caller has no such address';

/** `/api/profile/addresses` */
export function addAddressRoutes(router: Router, user: Edge): void {
  router.get(
    '/api/profile/addresses',
    { summary: 'The addresses of the caller, oldest first', secured: true, responses: { 200: AddressListAnswer } },
    async (_, ctx) => readAnswer(AddressListAnswer, 'user', await user.request({ method: 'GET', path: listOf(ctx) })),
  );

  router.post(
    '/api/profile/addresses',
    {
      summary: 'Adds an address',
      secured: true,
      headers: keyHeaders,
      body: AddressInput,
      responses: {
        201: { body: AddressAnswer, headers: z.object({ Location: z.string() }) },
        404: 'The account is so new that its profile is still being made',
      },
    },
    async ({ headers, body }, ctx) => {
      const idempotencyKey = callersKey(ctx, headers);
      const answer = await user.request({ method: 'POST', path: listOf(ctx), idempotencyKey, body });
      const added = readAnswer(AddressAnswer, 'user', answer);
      ctx.set('Location', `/api/profile/addresses/${encodeURIComponent(added.id)}`);
      return added;
    },
  );

  router.get(
    '/api/profile/addresses/:addressId',
    { summary: 'An address of the caller', secured: true, responses: { 200: AddressAnswer, 404: unknown } },
    async ({ params }, ctx) =>
      readAnswer(AddressAnswer, 'user', await user.request({ method: 'GET', path: oneOf(ctx, params.addressId) })),
  );

  router.put(
    '/api/profile/addresses/:addressId',
    {
      summary: 'Replaces an address',
      secured: true,
      body: AddressInput,
      responses: { 200: AddressAnswer, 404: unknown },
    },
    async ({ params, body }, ctx) => {
      const answer = await user.request({ method: 'PUT', path: oneOf(ctx, params.addressId), body });
      return readAnswer(AddressAnswer, 'user', answer);
    },
  );

  router.delete(
    '/api/profile/addresses/:addressId',
    { summary: 'Deletes an address', secured: true, responses: { 204: null } },
    async ({ params }, ctx) => {
      readAnswer(z.unknown(), 'user', await user.request({ method: 'DELETE', path: oneOf(ctx, params.addressId) }));
      return undefined;
    },
  );
}
