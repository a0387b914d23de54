import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { catalogueRoutes } from './catalogue/index.ts';
import { createEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { createTokens, sessionRoutes } from './session/index.ts';

/** The parts of bodies that the tests read. */
interface Body {
  token?: string;
  customer?: { id: string };
  customerId?: string;
  items?: unknown[];
  discountPercent?: number;
}
interface Asked {
  method: string;
  path: string;
  idempotencyKey: string | undefined;
  body: Body;
}
type Answer = { status: number; body: unknown };

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

let asked: Asked[];
let answers: { product: (asked: Asked) => Answer; order: (asked: Asked) => Answer };
let callees: Server[];
let bff: HttpServer;
let token: string;

beforeEach(async () => {
  asked = [];
  answers = {
    product: () => ({ status: 200, body: { items: [lantern], total: 1, page: 1, size: 1 } }),
    order: () => ({ status: 202, body: placed }),
  };
  const [product, order] = await Promise.all([startCallee('product'), startCallee('order')]);
  callees = [product.server, order.server];
  const log = pino({ level: 'silent' });
  const edges = createEdges({ PRODUCT_URL: product.url, ORDER_URL: order.url }, log);
  const tokens = createTokens('secret');
  bff = await startHttpServer({ port: 0, log, readiness: createReadiness() });
  bff.serve(sessionRoutes(tokens), catalogueRoutes(edges.product), orderRoutes({ ...edges, tokens }));
  token = await tokens.issue({ id: 'customer-1', name: 'Zoë', email: 'zoe@example.com' });
});

afterEach(async () => {
  await bff.stop();
  for (const server of callees) server.closeAllConnections();
  await Promise.all(callees.map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('a session', () => {
  test('makes a guest a customer, with a token that is good for orders', async () => {
    const { status, body } = await send('POST', '/api/session', {
      body: { name: ' Zoë ', email: 'zoe@example.com' },
      token: '',
    });
    expect(status).toBe(201);
    expect(body.customer).toEqual({ id: expect.any(String), name: 'Zoë', email: 'zoe@example.com' });
    expect(await send('POST', '/api/orders', { body: cart, token: body.token ?? '' })).toMatchObject({ status: 202 });
    expect(asked.at(-1)?.body.customerId).toBe(body.customer?.id);
  });

  test.each([
    [{ name: '', email: 'zoe@example.com' }, 'name'],
    [{ email: 'zoe@example.com' }, 'name'],
    [{ name: 'Zoë', email: 'zoe' }, 'email'],
    [{ name: 'Zoë', email: 'zoe@example.com', admin: true }, 'admin'],
  ])('is refused for %o', async (input, path) => {
    expect(await send('POST', '/api/session', { body: input })).toMatchObject({
      status: 400,
      body: { error: { code: 'validation', path } },
    });
  });
});

describe('the catalogue', () => {
  test('passes the search on', async () => {
    const { status, body } = await send('GET', '/api/products?search=lamp%20%26%20oil&page=2');
    expect(status).toBe(200);
    expect(body.items).toEqual([lantern]);
    expect(asked[0]?.path).toBe('/products?search=lamp+%26+oil&page=2');
  });

  test('passes a refusal on', async () => {
    answers.product = () => ({ status: 404, body: { error: { code: 'not-found', message: 'There is no product x' } } });
    expect(await send('GET', '/api/products/x')).toEqual({
      status: 404,
      body: { error: { code: 'not-found', message: 'There is no product x' } },
      location: null,
    });
  });

  test('passes no product on that is not what was agreed', async () => {
    answers.product = () => ({ status: 200, body: { ...lantern, price: '49.00' } });
    expect(await send('GET', '/api/products/prod-001')).toMatchObject({
      status: 502,
      body: { error: { code: 'bad-answer' } },
    });
  });
});

describe('placing an order', () => {
  test('prices the cart itself', async () => {
    const { status, body, location } = await send('POST', '/api/orders', { body: cart });
    expect({ status, body, location }).toEqual({ status: 202, body: placed, location: '/api/orders/order-1' });
    expect(asked.map(({ path }) => path)).toEqual(['/products?ids=prod-001&size=1', '/orders']);
    expect(asked[1]?.body).toEqual({
      customerId: 'customer-1',
      name: 'Zoë',
      email: 'zoe@example.com',
      lines: [{ productId: 'prod-001', name: 'Storm Lantern', quantity: 2, price: 4900 }],
      paymentMethod: 'tok_visa',
    });
  });

  test('gives each customer keys of their own', async () => {
    await send('POST', '/api/orders', { body: cart, idempotencyKey: 'k' });
    expect(asked[1]?.idempotencyKey).toBe('customer-1:k');
  });

  test('knows a discount code', async () => {
    await send('POST', '/api/orders', { body: { ...cart, discountCode: 'WELCOME10' } });
    expect(asked[1]?.body.discountPercent).toBe(10);
  });

  test.each([
    ['unknown-discount', 'discountCode', { ...cart, discountCode: 'NOPE' }],
    [
      'unknown-product',
      'lines.1.productId',
      { ...cart, lines: [...cart.lines, { productId: 'prod-999', quantity: 1 }] },
    ],
  ])('refuses with 422 %s', async (code, path, body) => {
    expect(await send('POST', '/api/orders', { body })).toMatchObject({ status: 422, body: { error: { code, path } } });
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
    expect(await send('POST', '/api/orders', { body })).toMatchObject({
      status: 400,
      body: { error: { code: 'validation', path } },
    });
    expect(asked).toEqual([]);
  });

  test('requires an idempotency key', async () => {
    const refused = await send('POST', '/api/orders', { body: cart, idempotencyKey: '' });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'idempotency-key-missing' } } });
  });

  test('may repeat the call to the order service, since it carries a key', async () => {
    let calls = 0;
    answers.order = () => (++calls === 1 ? { status: 503, body: '' } : { status: 202, body: placed });
    expect(await send('POST', '/api/orders', { body: cart })).toMatchObject({ status: 202 });
    expect(new Set(asked.slice(1).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });
});

describe('orders', () => {
  test("are the token's customer's own, whatever the query says", async () => {
    answers.order = () => ({ status: 200, body: { items: [placed], total: 1 } });
    expect(await send('GET', '/api/orders?page=2&size=5')).toMatchObject({
      status: 200,
      body: { items: [placed], total: 1 },
    });
    expect(asked[0]?.path).toBe('/orders?page=2&size=5&customerId=customer-1');
    expect(await send('GET', '/api/orders?customerId=customer-2')).toMatchObject({
      status: 400,
      body: { error: { path: 'customerId' } },
    });
  });

  test('are asked for one by one with the customer', async () => {
    answers.order = () => ({ status: 200, body: placed });
    expect(await send('GET', '/api/orders/..%2Fstock')).toMatchObject({ status: 200 });
    expect(asked[0]?.path).toBe('/orders/..%2Fstock?customerId=customer-1');
  });

  test.each(['', 'nonsense', 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJzdG9yZWZyb250Iiwic3ViIjoiMSJ9.'])(
    'are for nobody with the token %o',
    async (bad) => {
      expect(await send('GET', '/api/orders', { token: bad })).toMatchObject({
        status: 401,
        body: { error: { code: 'unauthorized' } },
      });
      expect(asked).toEqual([]);
    },
  );
});

async function send(
  method: string,
  path: string,
  options: { body?: unknown; token?: string; idempotencyKey?: string } = {},
) {
  const { body, token: bearer = token, idempotencyKey = 'key-1' } = options;
  const response = await fetch(`http://127.0.0.1:${bff.port}${path}`, {
    method,
    headers: {
      connection: 'close',
      'content-type': 'application/json',
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body, location: response.headers.get('location') };
}

async function startCallee(name: 'product' | 'order'): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { method = '', url: path = '', headers } = request;
    const got = {
      method,
      path,
      idempotencyKey: headers['idempotency-key'] as string | undefined,
      body: (text ? JSON.parse(text) : {}) as Body,
    };
    asked.push(got);
    const { status, body } = answers[name](got);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
