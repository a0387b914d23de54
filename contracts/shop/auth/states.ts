import { defineState } from '../../states/index.ts';
import { eraseAccounts, register } from '../testing/accounts.ts';
import { ask, synthetic } from '../testing/ask.ts';

export const authStates = {
  somebodyLoggedOut: defineState('somebody has just logged out', {
    setup: async (context) => {
      const { token } = await register(context);
      await ask(new URL('/auth/logout', context.system.direct('auth')), {
        method: 'POST',
        headers: { ...synthetic, authorization: `Bearer ${token}` },
        signal: context.signal,
      });
      return undefined;
    },
    teardown: eraseAccounts,
  }),
};
