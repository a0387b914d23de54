import { defineJourney } from 'shakedown';
import { erase, register } from './accounts.ts';

interface Address {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly addition: string | null;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

const route = '/api/profile/addresses/:id';

/** Public API alone: this journey runs in k6 too. */
export default defineJourney({
  id: 'keep-addresses',
  title:
    'A customer keeps a profile and addresses: what was written is what is read, what was replaced or deleted is gone',
  run: async (user) => {
    const sue = await user.step('register', () => register(user));
    const { headers } = sue;
    const home = {
      name: sue.name,
      street: '1 Harbour Road',
      addition: 'second floor',
      postalCode: '20457',
      city: 'Hamburg',
      country: 'DE',
    };

    const differences = (shown: object, wanted: object) => {
      const found = shown as Record<string, unknown>;
      return Object.entries(wanted).flatMap(([key, value]) =>
        found[key] === value ? [] : [`${key} is ${JSON.stringify(found[key])}, not ${JSON.stringify(value)}`],
      );
    };
    const shows = (shown: object, wanted: object, what: string) => {
      const found = differences(shown, wanted);
      user.expect(found.length === 0, `${what}: ${found.join('; ')}`);
    };

    interface Profile {
      readonly name?: string;
      readonly email?: string;
    }
    await user.step('see the profile', async () => {
      // The account is made known to others by an event.
      const profile = await user.until('the profile of the new account', async () => {
        const answer = await user.http.get('/api/profile', { headers, accept: [200, 404] });
        return answer.status === 200 ? answer.json<Profile>() : undefined;
      });
      user.expect(
        profile.name === sue.name && profile.email === sue.email,
        `the profile is of ${profile.name} <${profile.email}>, not of ${sue.name} <${sue.email}>`,
      );
    });

    await user.step('save the profile twice', async () => {
      const whole = { name: sue.name, phone: '+491701234567' };
      const save = async () => (await user.http.put('/api/profile', whole, { headers, accept: [200] })).json<Profile>();
      const first = await save();
      shows(first, whole, 'the saved profile');
      shows(await save(), first, 'the profile that was saved again as it was');
    });

    const location = await user.step('add an address', async () => {
      const answer = await user.http.post('/api/profile/addresses', home, {
        headers: { ...headers, 'idempotency-key': `home-${user.unique}` },
        accept: [201],
      });
      return user.expect(answer.headers.location, 'the new address has no Location');
    });
    const read = async () => (await user.http.get(location, { headers, route, accept: [200] })).json<Address>();
    await user.step('find it where it was said to be', async () => shows(await read(), home, 'the new address'));
    await user.step('replace it, twice with the same', async () => {
      const { addition: _, ...whole } = { ...home, street: '2 Quay Street' };
      const first = (await user.http.put(location, whole, { headers, route, accept: [200] })).json<Address>();
      shows(first, { ...whole, addition: null }, 'the replaced address');
      const second = (await user.http.put(location, whole, { headers, route, accept: [200] })).json<Address>();
      shows(second, first, 'the address that was replaced by the same again');
      shows(await read(), first, 'the address as it is read');
    });
    await user.step('delete it', async () => {
      await user.http.delete(location, { headers, route, accept: [204] });
      await user.http.get(location, { headers, route, accept: [404] });
      const list = await user.http.get('/api/profile/addresses', { headers, accept: [200] });
      const { items } = list.json<{ items?: readonly Address[] }>();
      user.expect(items?.length === 0, `${items?.length} addresses are left after the only one was deleted`);
    });
    await user.step('erase the account', () => erase(user, sue));
  },
});
