import { defineJourney } from 'shakedown';
import { openSession, pickProducts, placeOrder, readCatalogue, readOrder, readOrders } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'private-orders',
  title: 'A guest sees the own orders, and nobody else does',
  run: async (user) => {
    const owner = await user.step('open a session', () => openSession(user));
    const stranger = await user.step('somebody else opens a session', () => openSession(user, 'Curious Carl'));
    const cart = await user.step('fill the cart', async () =>
      pickProducts(user, await readCatalogue(user), 1).map((product) => ({ product, quantity: 1 })),
    );
    const { order } = await user.step('place the order', () =>
      placeOrder(user, owner, cart, { paymentMethod: 'tok_visa' }),
    );
    const route = '/api/orders/:id';

    await user.step('read it as its owner', async () => void (await readOrder(user, owner, order.id)));
    await user.step('read it as somebody else', async () => {
      await user.http.get(`/api/orders/${order.id}`, { headers: stranger.headers, route, accept: [404] });
      const orders = await readOrders(user, stranger);
      user.expect(
        orders.length === 0,
        `somebody else sees ${orders.length} orders: ${orders.map(({ id }) => id).join(', ')}`,
      );
    });
    await user.step('read it without a session', async () => {
      await user.http.get(`/api/orders/${order.id}`, { route, accept: [401] });
      await user.http.get('/api/orders', { accept: [401] });
    });
  },
});
