import { defineJourney } from 'shakedown';
import { expectedPrice, expectOrdered } from './expected-price.ts';
import { awaitEnd, openSession, pickProducts, placeOrder, readCatalogue } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'declined-card',
  title: 'A guest whose card is declined is told so, and gets no order',
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));
    const cart = await user.step('fill the cart', async () =>
      pickProducts(user, await readCatalogue(user), 1).map((product) => ({
        product,
        quantity: 1 + user.random.int(2),
      })),
    );
    const { order } = await user.step('place the order', () =>
      placeOrder(user, guest, cart, { paymentMethod: 'tok_declined' }),
    );
    await user.step('wait until it is cancelled', async () => {
      const ended = await awaitEnd(user, guest, order.id);
      user.expect(ended.status === 'cancelled', `order ${order.id} is ${ended.status} although its card was declined`);
      user.expect(ended.reason, `order ${order.id} is cancelled without a reason`);
      expectOrdered(user, ended, cart, expectedPrice(cart), 'the cancelled order');
    });
  },
});
