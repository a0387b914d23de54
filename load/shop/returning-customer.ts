import { defineJourney } from 'shakedown';
import { openSession, pickProducts, placeOrder, readCatalogue, readOrders } from '../../synthetic/shop/visit.ts';

const placed = 8;
const looks = 6;

/** Public API alone: this journey runs in k6. Its list of orders is long enough for a query per order to show. */
export default defineJourney({
  id: 'returning-customer',
  title: 'A customer with eight orders looks through them',
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const [product] = await user.step('choose', async () => pickProducts(user, await readCatalogue(user), 1));
    const cart = product ? [{ product, quantity: 1 }] : [];
    const keys = Array.from({ length: placed }, (_, index) => `${user.unique}-${index}`);
    for (const key of keys) {
      await user.step('order again', () => placeOrder(user, guest, cart, { paymentMethod: 'tok_visa', key }));
    }
    for (let look = 0; look < looks; look += 1) {
      await user.step('look through the orders', async () => {
        const orders = await readOrders(user, guest);
        user.expect(
          orders.length === placed,
          `the list shows ${orders.length} orders, not the ${placed} that were placed`,
        );
      });
    }
  },
});
