import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { accountRegistered } from '../../../system-under-test/events/index.ts';
import { expectEvent } from '../testing/event-message.ts';

const { email, string } = MatchersV3;
const account = { accountId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11', name: 'Ada', email: 'ada@example.test' };

test('makes a customer of a registered account', async () => {
  await expectEvent({
    consumer: 'user',
    publisher: 'auth',
    event: accountRegistered,
    key: string(account.accountId),
    data: { accountId: string(account.accountId), name: string(account.name), email: email(account.email) },
    reads: ({ data }) => expect(data).toEqual(account),
  });
});
