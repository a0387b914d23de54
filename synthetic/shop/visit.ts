import type { HttpAnswer, HttpUser } from 'shakedown';

export interface Product {
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
}

/** Amounts are in cents. */
export interface Order {
  readonly id: string;
  readonly status: 'pending' | 'confirmed' | 'cancelled' | 'refunded';
  readonly reason: string | null;
  readonly lines: readonly { readonly productId: string; readonly quantity: number; readonly price: number }[];
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly placedAt: string;
}

/** A product in the cart, with the price that the catalogue showed for it. */
export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

/** A guest with a session. */
export interface Guest {
  readonly name: string;
  readonly headers: { readonly authorization: string };
}

/** Comes in as a new guest. */
export async function openSession(user: HttpUser, name = 'Synthetic Sue'): Promise<Guest> {
  const email = `sue-${user.unique}@example.com`;
  const answer = await user.http.post('/auth/guest', { name, email }, { accept: [201] });
  const { token, customer } = answer.json<{ token?: string; customer?: { name?: string; email?: string } }>();
  user.expect(typeof token === 'string' && token, 'the session has no token');
  user.expect(customer?.name === name && customer.email === email, `the session is not for ${name} <${email}>`);
  return { name, headers: { authorization: `Bearer ${token}` } };
}

/** Reads a page of the catalogue; every product on it can be shown and sold. */
export async function readCatalogue(
  user: HttpUser,
  query: { search?: string; category?: string; page?: number; size?: number } = {},
): Promise<readonly Product[]> {
  const answer = await user.http.get('/api/products', { query, accept: [200] });
  const items = listOf<Product>(user, answer, 'the catalogue');
  for (const { id, name, price } of items) {
    user.expect(
      typeof id === 'string' && typeof name === 'string',
      `the catalogue has a product without id or name: ${id} ${name}`,
    );
    user.expect(Number.isInteger(price) && price > 0, `the catalogue has no price in cents for ${id}: ${price}`);
  }
  return items;
}

/** Orders what is in the cart; the order is acknowledged from here on. */
export async function placeOrder(
  user: HttpUser,
  guest: Guest,
  cart: readonly CartLine[],
  options: { readonly paymentMethod: string; readonly discountCode?: string; readonly key?: string },
): Promise<{ readonly order: Order; readonly location: string }> {
  const { key = user.unique, ...rest } = options;
  const lines = cart.map(({ product, quantity }) => ({ productId: product.id, quantity }));
  const answer = await user.http.post(
    '/api/orders',
    { lines, ...rest },
    { headers: { ...guest.headers, 'idempotency-key': key }, accept: [202] },
  );
  const order = orderOf(user, answer);
  user.acknowledge('order', order.id);
  return { order, location: answer.headers.location ?? '' };
}

/** Reads an order as its customer sees it. */
export async function readOrder(user: HttpUser, guest: Guest, id: string): Promise<Order> {
  const path = `/api/orders/${id}`;
  return orderOf(user, await user.http.get(path, { headers: guest.headers, route: '/api/orders/:id', accept: [200] }));
}

/** Waits until an order is no longer pending. */
export async function awaitEnd(user: HttpUser, guest: Guest, id: string, withinMs = 20_000): Promise<Order> {
  return user.until(
    `order ${id} to be confirmed or cancelled`,
    async () => {
      const order = await readOrder(user, guest, id);
      return order.status === 'pending' ? undefined : order;
    },
    { withinMs, everyMs: 250 },
  );
}

/** The newest orders of a guest. */
export async function readOrders(user: HttpUser, guest: Guest): Promise<readonly Order[]> {
  const answer = await user.http.get('/api/orders', { headers: guest.headers, accept: [200] });
  return listOf<Order>(user, answer, 'the list of orders');
}

/** Different products, as many as asked for. */
export function pickProducts(user: HttpUser, from: readonly Product[], count: number): readonly Product[] {
  user.expect(from.length >= count, `the catalogue shows ${from.length} products, not the ${count} that are wanted`);
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(user.random.int(left.length), 1)[0] as Product);
}

function listOf<T>(user: HttpUser, answer: HttpAnswer, what: string): readonly T[] {
  const { items } = answer.json<{ items?: readonly T[] }>();
  return user.expect(Array.isArray(items) && items, `${what} has no items: ${answer.text.slice(0, 200)}`);
}

const statuses = ['pending', 'confirmed', 'cancelled', 'refunded'];

function orderOf(user: HttpUser, answer: HttpAnswer): Order {
  const order = user.expect(answer.json<Partial<Order> | null>(), `there is no order: ${answer.text.slice(0, 200)}`);
  const { id, lines, status } = order;
  user.expect(typeof id === 'string' && id, `the order has no id: ${answer.text.slice(0, 200)}`);
  user.expect(Array.isArray(lines), `order ${id} has no lines: ${answer.text.slice(0, 200)}`);
  user.expect(statuses.includes(status ?? ''), `order ${id} has the status ${status}, not ${statuses.join(', ')}`);
  return order as Order;
}
