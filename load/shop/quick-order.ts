import { defineJourney } from 'shakedown';
import { openSession, pickProducts, placeOrder, readCatalogue } from '../../synthetic/shop/visit.ts';

/** Orders at once what it finds, and does not wait for the outcome. */
export default defineJourney({
  id: 'quick-order',
  title: 'A guest knows what to order',
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const products = await user.step('look around', () => readCatalogue(user));
    const cart = pickProducts(user, products, 1).map((product) => ({ product, quantity: 1 }));
    await user.step('place the order', () => placeOrder(user, guest, cart, { paymentMethod: 'tok_visa' }));
  },
});
