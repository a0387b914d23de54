import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'vitest';
import { customerChanged, customerErased } from '../../../system-under-test/events/index.ts';
import { expectEvent } from './event-message.ts';

const { email, string } = MatchersV3;
const customerId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const fromUser = { publisher: 'user', key: string(customerId) };

/** `consumer` keeps up with how a customer is called and reached. */
export const expectCustomerChanged = (consumer: string): Promise<void> =>
  expectEvent({
    ...fromUser,
    consumer,
    event: customerChanged,
    // Null is matched as it is: a customer without a phone, which is most of them.
    data: { customerId: string(customerId), name: string('Ada'), email: email('ada@example.test'), phone: null },
    reads: ({ data }) => expect(data).toMatchObject({ customerId, name: 'Ada', phone: null }),
  });

/** `consumer` forgets a customer. */
export const expectCustomerErased = (consumer: string): Promise<void> =>
  expectEvent({
    ...fromUser,
    consumer,
    event: customerErased,
    data: { customerId: string(customerId) },
    reads: ({ data }) => expect(data).toEqual({ customerId }),
  });
