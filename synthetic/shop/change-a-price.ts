import { defineJourney, type HttpUser } from 'shakedown';
import { logInAsAdmin } from './accounts.ts';
import { pickProducts, readCatalogue } from './visit.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'change-a-price',
  title: 'A price that the shop changes is what customers see soon after, wherever they look',
  run: async (user) => {
    const admin = await user.step('log in as admin', () => logInAsAdmin(user));
    const product = await user.step('look around', async () => {
      const [picked] = pickProducts(user, await readCatalogue(user, { size: 100 }), 1);
      return user.expect(picked, 'the catalogue is empty');
    });
    const set = async (price: number) => {
      await user.http.put(
        `/admin/api/products/${product.id}/price`,
        { price },
        {
          headers: { ...admin.headers, 'idempotency-key': `price-${price}-${user.unique}` },
          route: '/admin/api/products/:id/price',
          accept: [200],
        },
      );
    };
    await user.step('change the price', () => set(product.price + 100));
    try {
      await user.step('see the new price', () => seePrice(user, product.id, product.price + 100));
    } finally {
      await user.step('change it back', () => set(product.price));
    }
    await user.step('see the old price again', () => seePrice(user, product.id, product.price));
  },
});

/** In the catalogue and on the product's own page: both may be a moment behind, neither for longer. */
async function seePrice(user: HttpUser, id: string, price: number): Promise<void> {
  await user.until(
    `${id} to cost ${price} in the catalogue and on its page`,
    async () => {
      const listed = (await readCatalogue(user, { size: 100 })).find((each) => each.id === id);
      const page = await user.http.get(`/api/products/${id}`, { route: '/api/products/:id', accept: [200] });
      return listed?.price === price && page.json<{ price?: number }>().price === price ? true : undefined;
    },
    { withinMs: 5_000, everyMs: 250 },
  );
}
