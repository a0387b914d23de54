import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { accountRegistered, customerChanged, customerErased } from '../../../system-under-test/events/index.ts';
import { envelope, read } from './event-message.ts';
import { pactOf } from './pact-of.ts';

const { email, string } = MatchersV3;
const id = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';

test('user makes a customer of a registered account', async () => {
  await pactOf('user', 'auth')
    .addAsynchronousInteraction()
    .expectsToReceive('account.registered', (message) =>
      message.withJSONContent(
        envelope('account.registered', {
          accountId: string(id),
          name: string('Ada'),
          email: email('ada@example.test'),
        }),
      ),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, accountRegistered).data).toEqual({
        accountId: id,
        name: 'Ada',
        email: 'ada@example.test',
      });
    });
});

/** Null is matched as it is: a customer without a phone, which is most of them. */
const changed = { customerId: string(id), name: string('Ada'), email: email('ada@example.test'), phone: null };

test.each(['auth', 'notification'])('%s keeps up with how a customer is called and reached', async (consumer) => {
  await pactOf(consumer, 'user')
    .addAsynchronousInteraction()
    .expectsToReceive('customer.changed', (message) => message.withJSONContent(envelope('customer.changed', changed)))
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, customerChanged).data).toMatchObject({ customerId: id, name: 'Ada', phone: null });
    });
});

test.each(['auth', 'order', 'notification'])('%s forgets a customer who is erased', async (consumer) => {
  await pactOf(consumer, 'user')
    .addAsynchronousInteraction()
    .expectsToReceive('customer.erased', (message) =>
      message.withJSONContent(envelope('customer.erased', { customerId: string(id) })),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, customerErased).data).toEqual({ customerId: id });
    });
});
