import { expect, test } from 'vitest';
import { noFlags } from '../../../platform/feature-flags/index.ts';
import { discountPercent } from './discount.ts';

const customer = { id: 'c1', email: 'ada@example.org' };

test('without a code there is no discount, and an unknown code is refused', async () => {
  expect(await discountPercent(undefined, customer, noFlags)).toBeUndefined();
  await expect(discountPercent('WELCOME99', customer, noFlags)).rejects.toMatchObject({
    status: 422,
    code: 'unknown-discount',
    path: 'discountCode',
  });
});

test('what the code takes off is for the flag to say, who is told for whom', async () => {
  expect(await discountPercent('WELCOME10', customer, noFlags)).toBe(10);
  const asked: unknown[] = [];
  const getNumberValue = async (...question: unknown[]) => {
    asked.push(question);
    return 15;
  };
  expect(await discountPercent('WELCOME10', customer, { ...noFlags, getNumberValue })).toBe(15);
  expect(asked).toEqual([['welcome-discount', 10, { targetingKey: 'c1', email: 'ada@example.org' }]]);
});
