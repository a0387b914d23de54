import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noFlags } from '../../platform/feature-flags/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import {
  type AskedCall,
  type BffUnderTest,
  type Callee,
  identityOf,
  startBff,
  startCallee,
} from '../shared/testing/index.ts';
import { createEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { profileRoutes } from './profile/index.ts';

const lantern = {
  id: 'prod-001',
  name: 'Storm Lantern',
  description: 'Stays lit.',
  category: 'deck',
  price: 4900,
  currency: 'EUR',
};
const placed = {
  id: 'order-1',
  status: 'pending',
  reason: null,
  lines: [{ productId: 'prod-001', name: 'Storm Lantern', quantity: 2, price: 4900 }],
  subtotal: 9800,
  discount: 0,
  total: 9800,
  currency: 'EUR',
  placedAt: '2026-01-01T00:00:00.000Z',
};
const cart = { lines: [{ productId: 'prod-001', quantity: 2 }], paymentMethod: 'tok_visa' };
const address = { name: 'Zoë', street: 'Quay 1', addition: null, postalCode: '20457', city: 'Hamburg', country: 'DE' };

const zoe = { id: 'customer-1', name: 'Zoë', email: 'zoe@example.com', role: 'customer', sessionId: 's-1' } as const;
const gus = { ...zoe, id: 'guest-1', name: 'Gus', role: 'guest', sessionId: 's-2' } as const;

let asked: AskedCall[];
let callees: Record<'product' | 'order' | 'user' | 'notification', Callee>;
let bff: BffUnderTest;

beforeEach(async () => {
  asked = [];
  const [product, order, user, notification] = await Promise.all([
    startCallee('product', asked),
    startCallee('order', asked),
    startCallee('user', asked),
    startCallee('notification', asked),
  ]);
  callees = { product, order, user, notification };
  product.answer = () => ({ status: 200, body: { items: [lantern], total: 1, page: 1, size: 1 } });
  order.answer = () => ({ status: 202, body: placed });
  const edges = createEdges(
    { PRODUCT_URL: product.url, ORDER_URL: order.url, USER_URL: user.url, NOTIFICATION_URL: notification.url },
    createLog('user-bff', 'silent'),
  );
  const identity = identityOf({ zoe, gus });
  bff = await startBff(orderRoutes({ ...edges, identity, flags: noFlags }), profileRoutes({ ...edges, identity }));
});

afterEach(async () => {
  await bff[Symbol.asyncDispose]();
  await Promise.all(Object.values(callees).map((callee) => callee[Symbol.asyncDispose]()));
});

const order = (body: unknown, idempotencyKey?: string) =>
  bff.send('POST', '/api/orders', { body, as: 'zoe', ...(idempotencyKey !== undefined && { idempotencyKey }) });

describe('placing an order', () => {
  test('prices the cart itself', async () => {
    expect(await order(cart)).toEqual({ status: 202, body: placed, location: '/api/orders/order-1' });
    expect(asked.map(({ path }) => path)).toEqual(['/products?ids=prod-001&size=1', '/orders']);
    expect(asked[1]?.body).toEqual({
      customerId: 'customer-1',
      name: 'Zoë',
      email: 'zoe@example.com',
      lines: [{ productId: 'prod-001', name: 'Storm Lantern', quantity: 2, price: 4900 }],
      paymentMethod: 'tok_visa',
    });
  });

  test('is for guests too', async () => {
    expect(await bff.send('POST', '/api/orders', { body: cart, as: 'gus' })).toMatchObject({ status: 202 });
    expect(asked[1]?.body).toMatchObject({ customerId: 'guest-1' });
  });

  test('gives each customer keys of their own', async () => {
    await order(cart, 'k');
    expect(asked[1]?.idempotencyKey).toBe('customer-1:k');
  });

  test('knows a discount code', async () => {
    await order({ ...cart, discountCode: 'WELCOME10' });
    expect(asked[1]?.body).toMatchObject({ discountPercent: 10 });
  });

  test.each([
    ['unknown-discount', 'discountCode', { ...cart, discountCode: 'NOPE' }],
    [
      'unknown-product',
      'lines.1.productId',
      { ...cart, lines: [...cart.lines, { productId: 'prod-999', quantity: 1 }] },
    ],
  ])('refuses with 422 %s', async (code, path, body) => {
    expect(await order(body)).toMatchObject({ status: 422, body: { error: { code, path } } });
    expect(asked.filter((one) => one.path === '/orders')).toEqual([]);
  });

  test.each([
    ['lines', { ...cart, lines: undefined }],
    ['lines', { ...cart, lines: [] }],
    ['lines', { ...cart, lines: [cart.lines[0], cart.lines[0]] }],
    ['lines.0.quantity', { ...cart, lines: [{ productId: 'prod-001', quantity: 21 }] }],
    ['lines.0.quantity', { ...cart, lines: [{ productId: 'prod-001', quantity: 0 }] }],
    ['lines.0.quantity', { ...cart, lines: [{ productId: 'prod-001', quantity: 1.5 }] }],
    ['lines.0.price', { ...cart, lines: [{ productId: 'prod-001', quantity: 1, price: 1 }] }],
    ['paymentMethod', { ...cart, paymentMethod: 'cash' }],
    ['paymentMethod', { lines: cart.lines }],
    ['total', { ...cart, total: 1 }],
  ])('refuses bad input: %s of %o', async (path, body) => {
    expect(await order(body)).toMatchObject({ status: 400, body: { error: { code: 'validation', path } } });
    expect(asked).toEqual([]);
  });

  test('requires an idempotency key', async () => {
    expect(await order(cart, '')).toMatchObject({ status: 400, body: { error: { path: 'idempotency-key' } } });
  });

  test('may repeat the call to the order service, since it carries a key', async () => {
    let calls = 0;
    callees.order.answer = () => (++calls === 1 ? { status: 503, body: '' } : { status: 202, body: placed });
    expect(await order(cart)).toMatchObject({ status: 202 });
    expect(new Set(asked.slice(1).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  test('passes no product on that is not what was agreed', async () => {
    callees.product.answer = () => ({ status: 200, body: { items: [{ ...lantern, price: '49.00' }] } });
    expect(await order(cart)).toMatchObject({ status: 502, body: { error: { code: 'bad-answer' } } });
  });
});

describe('orders', () => {
  test("are the token's customer's own, whatever the query says", async () => {
    callees.order.answer = () => ({ status: 200, body: { items: [{ ...placed, status: 'refunded' }], total: 1 } });
    expect(await bff.send('GET', '/api/orders?page=2&size=5', { as: 'zoe' })).toMatchObject({
      status: 200,
      body: { items: [{ id: 'order-1', status: 'refunded' }], total: 1 },
    });
    expect(asked[0]?.path).toBe('/orders?page=2&size=5&customerId=customer-1');
    expect(await bff.send('GET', '/api/orders?customerId=customer-2', { as: 'zoe' })).toMatchObject({
      status: 400,
      body: { error: { path: 'customerId' } },
    });
  });

  test('are asked for one by one with the customer', async () => {
    callees.order.answer = () => ({ status: 200, body: placed });
    expect(await bff.send('GET', '/api/orders/..%2Fstock', { as: 'zoe' })).toMatchObject({ status: 200 });
    expect(asked[0]?.path).toBe('/orders/..%2Fstock?customerId=customer-1');
  });

  test('are for nobody without a token', async () => {
    expect(await bff.send('GET', '/api/orders')).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });
});

describe('a profile', () => {
  test('is the own one, read and replaced', async () => {
    const profile = { name: 'Zoë', email: 'zoe@example.com', phone: null, version: 1 };
    callees.user.answer = ({ method, body }) => ({
      status: 200,
      body: { ...profile, ...(method === 'PUT' && { ...(body as object) }) },
    });
    expect(await bff.send('GET', '/api/profile', { as: 'zoe' })).toMatchObject({ status: 200, body: profile });
    const changed = { name: 'Zoë B.', phone: '+491701234567' };
    expect(await bff.send('PUT', '/api/profile', { as: 'zoe', body: changed })).toMatchObject({
      status: 200,
      body: { ...profile, ...changed },
    });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /customers/customer-1',
      'PUT /customers/customer-1',
    ]);
  });

  test('is not there until user has heard of the account', async () => {
    callees.user.answer = () => ({ status: 404, body: { error: { code: 'not-found', message: 'not yet' } } });
    expect(await bff.send('GET', '/api/profile', { as: 'zoe' })).toMatchObject({ status: 404 });
  });

  test('is erased on request', async () => {
    callees.user.answer = () => ({ status: 202 });
    expect(await bff.send('DELETE', '/api/profile', { as: 'zoe' })).toMatchObject({ status: 202, body: undefined });
    expect(asked[0]).toMatchObject({ method: 'DELETE', path: '/customers/customer-1' });
  });

  test.each([
    ['GET', '/api/profile'],
    ['DELETE', '/api/profile'],
    ['GET', '/api/profile/addresses'],
    ['GET', '/api/profile/preferences'],
  ])('is nothing that a guest has: %s %s', async (method, path) => {
    expect(await bff.send(method, path, { as: 'gus' })).toMatchObject({ status: 403 });
    expect(asked).toEqual([]);
  });

  test.each([
    [{ name: '', phone: null }, 'name'],
    [{ name: 'Zoë', phone: '0170 123' }, 'phone'],
    [{ name: 'Zoë', phone: null, email: 'other@example.com' }, 'email'],
  ])('is not replaced by %o', async (body, path) => {
    expect(await bff.send('PUT', '/api/profile', { as: 'zoe', body })).toMatchObject({
      status: 400,
      body: { error: { code: 'validation', path } },
    });
    expect(asked).toEqual([]);
  });

  test('loses the phone number that is left out', async () => {
    callees.user.answer = ({ body }) => ({
      status: 200,
      body: { email: 'zoe@example.com', version: 2, ...(body as object) },
    });
    expect(await bff.send('PUT', '/api/profile', { as: 'zoe', body: { name: 'Zoë' } })).toMatchObject({ status: 200 });
    expect(asked[0]?.body).toEqual({ name: 'Zoë', phone: null });
  });
});

describe('addresses', () => {
  test('are added once for a key, and can be found where Location says', async () => {
    callees.user.answer = () => ({ status: 201, body: { id: 'a-1', ...address } });
    const added = await bff.send('POST', '/api/profile/addresses', { as: 'zoe', body: address, idempotencyKey: 'k' });
    expect(added).toEqual({ status: 201, body: { id: 'a-1', ...address }, location: '/api/profile/addresses/a-1' });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/customers/customer-1/addresses',
      idempotencyKey: 'customer-1:k',
      body: address,
    });
  });

  test('are listed, read, replaced and deleted', async () => {
    callees.user.answer = ({ method, path }) => {
      if (method === 'DELETE') return { status: 204 };
      return { status: 200, body: path.endsWith('addresses') ? { items: [] } : { id: 'a-1', ...address } };
    };
    expect(await bff.send('GET', '/api/profile/addresses', { as: 'zoe' })).toMatchObject({ body: { items: [] } });
    expect(await bff.send('GET', '/api/profile/addresses/a-1', { as: 'zoe' })).toMatchObject({ body: { id: 'a-1' } });
    const put = await bff.send('PUT', '/api/profile/addresses/a-1', { as: 'zoe', body: address });
    expect(put).toMatchObject({ status: 200, body: { id: 'a-1' } });
    expect(await bff.send('DELETE', '/api/profile/addresses/a%2Fb', { as: 'zoe' })).toMatchObject({ status: 204 });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /customers/customer-1/addresses',
      'GET /customers/customer-1/addresses/a-1',
      'PUT /customers/customer-1/addresses/a-1',
      'DELETE /customers/customer-1/addresses/a%2Fb',
    ]);
  });

  test.each([
    [{ ...address, street: undefined }, 'street'],
    [{ ...address, country: 'Germany' }, 'country'],
    [{ ...address, id: 'a-2' }, 'id'],
  ])('are refused: %o', async (body, path) => {
    expect(await bff.send('POST', '/api/profile/addresses', { as: 'zoe', body })).toMatchObject({
      status: 400,
      body: { error: { path } },
    });
    expect(asked).toEqual([]);
  });

  test('pass on that there is no such address', async () => {
    callees.user.answer = () => ({ status: 404, body: { error: { code: 'not-found', message: 'unknown' } } });
    expect(await bff.send('DELETE', '/api/profile/addresses/a-9', { as: 'zoe' })).toMatchObject({
      status: 404,
      body: { error: { code: 'not-found' } },
    });
  });
});

test('preferences are read from notification, and replaced there', async () => {
  const preferences = { mail: true, sms: false, push: false };
  callees.notification.answer = ({ body }) => ({ status: 200, body: body ?? preferences });
  expect(await bff.send('GET', '/api/profile/preferences', { as: 'zoe' })).toMatchObject({ body: preferences });
  const wanted = { ...preferences, sms: true };
  const put = await bff.send('PUT', '/api/profile/preferences', { as: 'zoe', body: wanted });
  expect(put).toMatchObject({ status: 200, body: wanted });
  expect(await bff.send('PUT', '/api/profile/preferences', { as: 'zoe', body: { mail: true } })).toMatchObject({
    status: 400,
  });
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /preferences/customer-1',
    'PUT /preferences/customer-1',
  ]);
});
