import { test } from 'vitest';
import { expectKeys, expectRevocations } from '../testing/auth-client.ts';

test('fetches the keys that tokens are verified with', () => expectKeys('admin-bff'));

test('fetches the sessions that have been revoked', () => expectRevocations('admin-bff'));
