import { defineJourney } from 'shakedown';

export default defineJourney({
  id: 'make-an-entry',
  title: 'A bookkeeper makes an entry and finds it again',
  run: async ({ http, step, unique }) => {
    const entry = await step('make it', async () =>
      (await http.post('/entries', { amount: 250, note: `rope ${unique}` })).json<{ id: string }>(),
    );
    await step('find it', () => http.get(`/entries/${entry.id}`));
  },
});
