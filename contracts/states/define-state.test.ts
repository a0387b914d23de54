import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type { RunningSystem } from '../../harness/system/index.ts';
import { defineState, type StateContext, statesByName } from './index.ts';

const seen: unknown[] = [];
const setup = async ({ params }: { params: unknown }) => void seen.push(params);
const customerHasOrders = defineState('a customer has orders', {
  params: z.object({ customerId: z.string(), count: z.int() }),
  setup: async (context) => void (await setup(context)),
});
const emptyShop = defineState('the shop is empty', { setup: async () => undefined });
const context = (params: Record<string, unknown>): StateContext => ({
  system: {} as RunningSystem,
  params,
  signal: new AbortController().signal,
});

test('a consumer gives the state by calling it, and the provider gets the parameters', async () => {
  const [name, params] = customerHasOrders({ customerId: 'customer-1', count: 2 });
  expect(name).toBe('a customer has orders');
  await customerHasOrders.setup(context({ ...params }));
  expect(seen).toEqual([{ customerId: 'customer-1', count: 2 }]);
  expect(emptyShop()).toEqual(['the shop is empty']);
});

test('a wrong, missing or unknown parameter is a type error, and fails in the consumer’s test too', () => {
  // @ts-expect-error a customer's id is text
  expect(() => customerHasOrders({ customerId: 1, count: 2 })).toThrow(/"a customer has orders".*customerId/);
  // @ts-expect-error how many is missing
  expect(() => customerHasOrders({ customerId: 'customer-1' })).toThrow(/count/);
  // @ts-expect-error so are both
  expect(() => customerHasOrders()).toThrow(/customerId/);
  // @ts-expect-error it takes none
  expect(() => emptyShop({ size: 1 })).toThrow(/size/);
});

test('a misspelt state is a type error', () => {
  const states = { customerHasOrders, emptyShop };
  // @ts-expect-error there is no such state
  expect(states.customerHasOrder).toBeUndefined();
  expectTypeOf(states.customerHasOrders).parameters.toEqualTypeOf<[params: { customerId: string; count: number }]>();
});

test('a pact whose parameters are of another type is refused before the state is brought about', async () => {
  await expect(customerHasOrders.setup(context({ customerId: 'customer-1', count: 'two' }))).rejects.toThrow(/count/);
});

test('states go by the names that stand in pacts, each once', () => {
  const plain = { setup: async () => undefined };
  expect([...statesByName({ customerHasOrders, 'a plain one': plain }).keys()]).toEqual([
    'a customer has orders',
    'a plain one',
  ]);
  expect(() => statesByName({ emptyShop, 'the shop is empty': plain })).toThrow('two handlers');
});
