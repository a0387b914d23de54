import { defineJourney } from 'shakedown';
import { expectedPrice, expectOrdered } from './expected-price.ts';
import { awaitEnd, openSession, type Product, pickProducts, placeOrder, readCatalogue, readOrders } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'browse-and-buy',
  title: 'A guest finds two products, orders them with a discount, and sees the order confirmed at the right price',
  traces: [
    {
      step: 'place the order',
      edges: [
        'gateway→user-bff',
        'user-bff→order',
        'order→inventory',
        'inventory→order',
        'order→payment',
        'payment→psp',
        'order→notification',
        'notification→mail',
      ],
    },
  ],
  run: async (user) => {
    const guest = await user.step('open a session', () => openSession(user));

    const [wanted, other] = await user.step(
      'look around',
      async () => pickProducts(user, await readCatalogue(user, { size: 24 }), 2) as [Product, Product],
    );

    await user.step('search for a product', async () => {
      const found = await readCatalogue(user, { search: wanted.name });
      const same = found.find(({ id }) => id === wanted.id);
      user.expect(same, `a search for "${wanted.name}" does not find ${wanted.id}`);
      user.expect(
        same?.price === wanted.price,
        `${wanted.id} costs ${same?.price} when searched for, ${wanted.price} in the catalogue`,
      );
    });

    await user.step('open the product', async () => {
      const answer = await user.http.get(`/api/products/${wanted.id}`, { route: '/api/products/:id', accept: [200] });
      const shown = answer.json<Partial<Product>>();
      user.expect(
        shown.id === wanted.id && shown.name === wanted.name,
        `the page of ${wanted.id} shows ${shown.id} "${shown.name}"`,
      );
      user.expect(
        shown.price === wanted.price,
        `${wanted.id} costs ${shown.price} on its page, ${wanted.price} in the catalogue`,
      );
    });

    const cart = [
      { product: wanted, quantity: 1 + user.random.int(3) },
      { product: other, quantity: 1 + user.random.int(3) },
    ];
    const price = expectedPrice(cart, 10);
    const { order, location } = await user.step('place the order', () =>
      placeOrder(user, guest, cart, { paymentMethod: 'tok_visa', discountCode: 'WELCOME10' }),
    );

    await user.step('check the total', async () => {
      expectOrdered(user, order, cart, price, 'the acknowledged order');
      user.expect(location === `/api/orders/${order.id}`, `Location is "${location}", not /api/orders/${order.id}`);
    });

    await user.step('wait until it is confirmed', async () => {
      const ended = await awaitEnd(user, guest, order.id);
      user.expect(
        ended.status === 'confirmed',
        `order ${order.id} is ${ended.status} (${ended.reason}), not confirmed`,
      );
      expectOrdered(user, ended, cart, price, 'the confirmed order');
    });

    await user.step('find it in the list of orders', async () => {
      const orders = await readOrders(user, guest);
      const listed = orders.find(({ id }) => id === order.id);
      user.expect(orders.length === 1, `the list shows ${orders.length} orders, not the one that was placed`);
      user.expect(
        listed?.status === 'confirmed',
        `the list shows order ${order.id} as ${listed?.status}, not confirmed`,
      );
      if (listed) expectOrdered(user, listed, cart, price, 'the list of orders');
    });
  },
});
