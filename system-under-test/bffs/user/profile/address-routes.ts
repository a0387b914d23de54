import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router, type RouterContext } from '../../../platform/http/index.ts';
import { callerOf } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';
import { AddressAnswer, AddressInput, AddressListAnswer } from './address.ts';
import { customerPath } from './customer-path.ts';

/** `/api/profile/addresses`: list, add, and by id read, replace, delete. */
export function addAddressRoutes(router: Router, user: Edge): void {
  const listOf = (ctx: RouterContext) => `${customerPath(ctx, '/customers')}/addresses`;
  const oneOf = (ctx: RouterContext) => `${listOf(ctx)}/${encodeURIComponent(String(ctx.params.addressId))}`;

  router.get('/api/profile/addresses', async (ctx) => {
    ctx.body = readAnswer(AddressListAnswer, 'user', await user.request({ method: 'GET', path: listOf(ctx) }));
  });

  router.post('/api/profile/addresses', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx, callerOf(ctx));
    const body = parseInput(AddressInput, ctx.request.body);
    const answer = await user.request({ method: 'POST', path: listOf(ctx), idempotencyKey, body });
    const added = readAnswer(AddressAnswer, 'user', answer);
    ctx.status = 201;
    ctx.set('Location', `/api/profile/addresses/${encodeURIComponent(added.id)}`);
    ctx.body = added;
  });

  router.get('/api/profile/addresses/:addressId', async (ctx) => {
    ctx.body = readAnswer(AddressAnswer, 'user', await user.request({ method: 'GET', path: oneOf(ctx) }));
  });

  router.put('/api/profile/addresses/:addressId', async (ctx) => {
    const body = parseInput(AddressInput, ctx.request.body);
    ctx.body = readAnswer(AddressAnswer, 'user', await user.request({ method: 'PUT', path: oneOf(ctx), body }));
  });

  router.delete('/api/profile/addresses/:addressId', async (ctx) => {
    readAnswer(z.unknown(), 'user', await user.request({ method: 'DELETE', path: oneOf(ctx) }));
    ctx.status = 204;
  });
}
