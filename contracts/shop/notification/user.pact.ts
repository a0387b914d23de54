import { test } from 'vitest';
import { expectCustomerChanged, expectCustomerErased } from '../testing/customer-events.ts';

test('keeps up with how a customer is called and reached', () => expectCustomerChanged('notification'));

test('forgets a customer who is erased', () => expectCustomerErased('notification'));
