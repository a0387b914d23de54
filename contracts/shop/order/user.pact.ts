import { test } from 'vitest';
import { expectCustomerErased } from '../testing/customer-events.ts';

test('forgets a customer who is erased', () => expectCustomerErased('order'));
