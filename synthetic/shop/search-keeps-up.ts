import { defineBrowserJourney } from 'shakedown';
import { storefront } from './storefront.ts';

export default defineBrowserJourney({
  id: 'search-keeps-up',
  title: 'A guest who types on sees what was typed last, whichever answer comes first',
  run: async (user) => {
    const { page } = user;
    const shop = storefront(user);

    const [first, second] = await user.step('open the shop', async () => {
      await page.goto('/?synthetic=1');
      const [one, ...others] = await shop.products();
      const two = others.at(-1);
      return [user.expect(one, 'the shop shows no product'), user.expect(two, 'the shop shows one product only')];
    });

    // The first question's answer is kept back until that of the second is shown.
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = (name: string) => (url: URL) =>
      url.pathname === '/api/products' && url.searchParams.get('search') === name;
    let handedOver: Promise<void> | undefined;
    await page.route(asked(first.name), (route) => {
      handedOver = released.then(() => route.fallback()).catch(() => {}); // The page may have given it up.
      return handedOver;
    });
    const over = await user.step('type on before the answer comes', async () => {
      const begins = page.waitForRequest((request) => asked(first.name)(new URL(request.url())));
      await shop.search.fill(first.name);
      const request = await begins;
      const ends = Promise.race([
        page.waitForEvent('requestfinished', (each) => each === request),
        page.waitForEvent('requestfailed', (each) => each === request),
      ]);
      ends.catch(() => {}); // Waited for below, where it counts.
      await shop.search.fill(second.name);
      await shop.addButton(first.name).waitFor({ state: 'hidden' });
      await shop.addButton(second.name).waitFor();
      return { ends };
    });
    await user.step('see what was typed last', async () => {
      release();
      await handedOver;
      await over.ends;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      const shown = (await shop.products()).map(({ name }) => name);
      user.expect(
        shown.includes(second.name) && !shown.includes(first.name),
        `the search is for "${second.name}", but the shop shows ${shown.join(', ')}`,
      );
    });
  },
});
