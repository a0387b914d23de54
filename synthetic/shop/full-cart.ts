import { defineJourney } from 'shakedown';
import { expectedPrice, expectOrdered } from './expected-price.ts';
import { openSession, placeOrder, readCatalogue } from './visit.ts';

/** The most that one line may hold. */
const mostOfOne = 20;

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'full-cart',
  title: 'A guest orders the whole catalogue, as much of each as one may have',
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const cart = await user.step('fill the cart', async () => {
      const products = await readCatalogue(user, { size: 100 });
      user.expect(products.length > 0, 'the catalogue is empty');
      return products.map((product) => ({ product, quantity: mostOfOne }));
    });
    await user.step('place the order', async () => {
      const { order } = await placeOrder(user, guest, cart, { paymentMethod: 'tok_visa' });
      expectOrdered(user, order, cart, expectedPrice(cart), 'the acknowledged order');
    });
  },
});
