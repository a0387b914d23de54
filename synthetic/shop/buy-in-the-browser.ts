import type { Locator } from '@playwright/test';
import { type BrowserUser, defineBrowserJourney } from 'shakedown';
import { centsIn, storefront } from './storefront.ts';

export default defineBrowserJourney({
  id: 'buy-in-the-browser',
  title:
    'A guest buys two products in the storefront, pressing the button twice, and sees one confirmed order at the right price',
  run: async (user) => {
    const { page } = user;
    const shop = storefront(user);

    const products = await user.step('open the shop', async () => {
      await page.goto('/?synthetic=1');
      return shop.products();
    });
    user.expect(products.length > 1, `the shop shows ${products.length} products, too few to choose from`);
    const wanted = user.random.pick(products);
    const other = user.random.pick(products.filter(({ name }) => name !== wanted.name));

    await user.step('search for a product', async () => {
      await shop.search.fill(wanted.name);
      await shop.addButton(other.name).waitFor({ state: 'hidden' });
      await shop.addButton(wanted.name).waitFor();
    });
    await user.step('fill the cart', async () => {
      await shop.addButton(wanted.name).click();
      await shop.search.fill('');
      await shop.addButton(other.name).click();
      await page.getByRole('link', { name: 'Cart 2' }).waitFor();
    });

    const quantity = 2 + user.random.int(3);
    const subtotal = wanted.price * quantity + other.price;
    const discount = Math.floor((subtotal * 10 + 50) / 100);
    await user.step('check the cart', async () => {
      await shop.cartLink.click();
      await shop.quantityOf(wanted.name).selectOption(String(quantity));
      await shows(user, shop.sum('Subtotal'), subtotal, 'the subtotal of the cart');
    });
    await user.step('fill in the checkout', async () => {
      await page.getByRole('link', { name: 'Go to checkout' }).click();
      await page.getByLabel('Name').fill('Synthetic Sue');
      await page.getByLabel('Email').fill(`sue-${user.unique}@example.com`);
      await page.getByRole('radio', { name: /^Visa/ }).check();
      await page.getByLabel(/^Discount code/).fill('WELCOME10');
      await shows(user, shop.sum('Subtotal'), subtotal, 'the subtotal of the checkout');
    });
    // The first answer to the page of the order always says pending, as it does when the shop has much to do.
    await page.route(
      (url) => /^\/api\/orders\/[^/]+$/.test(url.pathname),
      async (route) => {
        const response = await route.fetch();
        const order: object = await response.json();
        await route.fulfill({ response, json: { ...order, status: 'pending', reason: null } });
      },
      { times: 1 },
    );
    await user.step('place the order', async () => {
      await shop.placeButton.dblclick();
      await page.waitForURL(/\/order\?/);
      const id = new URL(page.url()).searchParams.get('id');
      user.acknowledge('order', user.expect(id, `the page of the order has no id: ${page.url()}`));
    });
    await user.step('see it confirmed', async () => {
      const status = page.getByRole('status');
      await status.getByText(/^Order (confirmed|cancelled)$/).waitFor({ timeout: 20_000 });
      const said = ((await status.textContent()) ?? '').replace(/\s+/g, ' ').trim();
      user.expect(said.includes('Order confirmed'), `the page says "${said}", not that the order is confirmed`);
      user.expect(centsIn(said) === subtotal - discount, `"${said}" does not tell the total ${subtotal - discount}`);
    });
    await user.step('check the receipt', async () => {
      await shows(user, shop.receiptSum('Subtotal'), subtotal, 'the subtotal of the receipt');
      await shows(user, shop.receiptSum('Discount'), -discount, 'the discount of the receipt');
      await shows(user, shop.receiptSum('Total'), subtotal - discount, 'the total of the receipt');
    });
    await user.step('find it among the orders', async () => {
      await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
      const orders = page.getByRole('list', { name: /^Orders/ }).getByRole('listitem');
      await orders.first().waitFor();
      const texts = await orders.allTextContents();
      user.expect(texts.length === 1, `there are ${texts.length} orders after one was placed: ${texts.join(' | ')}`);
      user.expect(texts[0]?.includes('Confirmed'), `the list of orders says "${texts[0]}", not that it is confirmed`);
      await shows(user, orders.first(), subtotal - discount, 'the total in the list of orders');
    });
    const complaints = user.complaints();
    user.expect(complaints.length === 0, `the browser complained: ${complaints.join('; ')}`);
  },
});

/** Waits until a place shows an amount, in cents. */
async function shows(user: BrowserUser, place: Locator, cents: number, what: string): Promise<void> {
  const read = async () => centsIn((await place.textContent()) ?? '');
  const right = async () => ((await read()) === cents ? true : undefined);
  await user.until(`${what}, ${cents}`, right, { withinMs: 5_000, everyMs: 100 }).catch(async (thrown: unknown) => {
    user.expect((await read()) === cents, `${what} is ${await read()} cents, not ${cents}`);
    throw thrown;
  });
}
