import { defineJourney } from 'shakedown';

/** Others may ask from the same address meanwhile, but hardly between every two of so many requests. */
const requests = 8;

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'fair-limit',
  title: 'A request counts once against the limit that the shop tells its customers',
  run: async (user) => {
    await user.step('ask a few times', async () => {
      const left: number[] = [];
      for (let count = 0; count < requests; count += 1) {
        const { headers } = await user.http.get('/api/categories', { accept: [200] });
        const remaining = Number(headers['ratelimit-remaining']);
        user.expect(Number.isInteger(remaining), `the answer does not say how many requests are left`);
        left.push(remaining);
      }
      // A new window begins with more than was left in the old one.
      const taken = left.slice(1).map((after, at) => (left[at] ?? 0) - after);
      user.expect(taken.includes(1), `one request takes ${taken.join(', ')} from what is left, never just one`);
    });
  },
});
