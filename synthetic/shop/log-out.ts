import { defineJourney } from 'shakedown';
import { erase, logIn, register } from './accounts.ts';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'log-out',
  title: 'A customer registers, a session that was logged out of opens nothing any more, and an erased account is gone',
  run: async (user) => {
    const first = await user.step('register', () => register(user));
    const second = await user.step('log in on another device', () => logIn(user, first));
    await user.step('see the orders on both', async () => {
      await user.http.get('/api/orders', { headers: first.headers, accept: [200] });
      await user.http.get('/api/orders', { headers: second.headers, accept: [200] });
    });
    await user.step('refuse a wrong password', async () => {
      const wrong = { email: first.email, password: 'not the password' };
      await user.http.post('/auth/login', wrong, { accept: [401] });
    });
    await user.step('log out on one', async () => {
      await user.http.post('/auth/logout', undefined, { headers: second.headers, accept: [204] });
    });
    await user.step('find its token refused', async () => {
      await user.until(
        'the token of a session that was logged out of to be refused',
        async () => {
          const { status } = await user.http.get('/api/orders', { headers: second.headers, accept: [200, 401] });
          return status === 401 ? true : undefined;
        },
        { withinMs: 5_000, everyMs: 250 },
      );
      await user.http.post('/auth/refresh', { refreshToken: second.refreshToken }, { accept: [401] });
    });
    await user.step('still see the orders on the other', async () => {
      await user.http.get('/api/orders', { headers: first.headers, accept: [200] });
    });
    await user.step('refresh the session', async () => {
      const { refreshToken } = first;
      const answer = await user.http.post('/auth/refresh', { refreshToken }, { accept: [200] });
      const { token } = answer.json<{ token?: string }>();
      await user.http.get('/api/orders', { headers: { authorization: `Bearer ${token}` }, accept: [200] });
    });
    await user.step('erase the account', async () => {
      await erase(user, first);
      // Auth hears of it by an event.
      await user.until('the account to be gone', async () => {
        const { email, password } = first;
        const { status } = await user.http.post('/auth/login', { email, password }, { accept: [200, 401, 429] });
        return status === 401 ? true : undefined;
      });
    });
  },
});
