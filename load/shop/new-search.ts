import { defineJourney } from 'shakedown';
import { readCatalogue } from '../../synthetic/shop/visit.ts';

/** Looks for something that nobody has looked for before, so that no cache has the answer. */
export default defineJourney({
  id: 'new-search',
  title: 'A guest looks for something rare',
  run: async (user) => {
    await user.step('search', async () => {
      const found = await readCatalogue(user, { search: `nothing like ${user.unique}` });
      user.expect(found.length === 0, `the shop has ${found.length} products that nobody put there`);
    });
  },
});
