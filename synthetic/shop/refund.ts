import { defineJourney } from 'shakedown';
import { logInAsAdmin } from './accounts.ts';
import { awaitEnd, openSession, pickProducts, placeOrder, readCatalogue, readOrder } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'refund',
  title: 'The shop gives the money of an order back, its customer sees that, and nobody else may ask for it',
  traces: [
    { step: 'give the money back', edges: ['gateway→admin-bff', 'admin-bff→order', 'order→payment', 'payment→psp'] },
  ],
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const cart = await user.step('fill the cart', async () =>
      pickProducts(user, await readCatalogue(user), 1).map((product) => ({ product, quantity: 1 })),
    );
    const { order } = await user.step('place the order', () =>
      placeOrder(user, guest, cart, { paymentMethod: 'tok_visa' }),
    );
    await user.step('wait until it is confirmed', async () => {
      const ended = await awaitEnd(user, guest, order.id);
      user.expect(ended.status === 'confirmed', `order ${order.id} is ${ended.status} (${ended.reason})`);
    });

    const path = `/admin/api/orders/${order.id}/refund`;
    const route = '/admin/api/orders/:id/refund';
    const key = { 'idempotency-key': `refund-${user.unique}` };
    await user.step('be refused as a guest', async () => {
      await user.http.post(path, {}, { headers: { ...guest.headers, ...key }, route, accept: [403] });
      await user.http.post(path, {}, { headers: key, route, accept: [401] });
    });
    const admin = await user.step('log in as admin', () => logInAsAdmin(user));
    await user.step('find the order', async () => {
      const answer = await user.http.get(`/admin/api/orders/${order.id}`, {
        headers: admin.headers,
        route: '/admin/api/orders/:id',
        accept: [200],
      });
      const { id, total } = answer.json<{ id?: string; total?: number }>();
      user.expect(
        id === order.id && total === order.total,
        `the admin sees order ${id} of ${total}, not ${order.total}`,
      );
    });
    await user.step('give the money back', async () => {
      await user.http.post(path, {}, { headers: { ...admin.headers, ...key }, route, accept: [200, 202] });
    });
    await user.step('see it refunded', async () => {
      await user.until(
        `order ${order.id} to be refunded`,
        async () => ((await readOrder(user, guest, order.id)).status === 'refunded' ? true : undefined),
        { withinMs: 20_000, everyMs: 250 },
      );
    });
  },
});
