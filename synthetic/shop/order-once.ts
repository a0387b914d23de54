import { defineJourney } from 'shakedown';
import { openSession, pickProducts, placeOrder, readCatalogue, readOrders } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'order-once',
  title: 'A guest whose order is sent twice has one order, and another order when one is meant',
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const cart = await user.step('fill the cart', async () =>
      pickProducts(user, await readCatalogue(user), 1).map((product) => ({ product, quantity: 1 })),
    );
    const order = (key: string) => placeOrder(user, guest, cart, { paymentMethod: 'tok_visa', key });
    const first = await user.step('place the order', () => order(user.unique));

    await user.step('send it again with the same key', async () => {
      const again = await order(user.unique);
      user.expect(
        again.order.id === first.order.id,
        `the same key led to order ${first.order.id}, then to ${again.order.id}`,
      );
    });
    await user.step('send it twice at once', async () => {
      const [one, two] = await Promise.all([order(`${user.unique}-b`), order(`${user.unique}-b`)]);
      user.expect(
        one.order.id === two.order.id,
        `the same key led to the orders ${one.order.id} and ${two.order.id} at once`,
      );
      user.expect(one.order.id !== first.order.id, `another key led to the same order ${first.order.id}`);
    });
    await user.step('count the orders', async () => {
      const orders = await readOrders(user, guest);
      user.expect(orders.length === 2, `the list shows ${orders.length} orders for two keys`);
    });
  },
});
