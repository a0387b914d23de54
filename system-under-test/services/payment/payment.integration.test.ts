import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createTestService,
  startTestPostgres,
  type TestPostgres,
  type TestService,
} from '../../platform/testing/index.ts';
import { charge } from './charge.ts';
import type { PaymentProvider, ProviderAnswer } from './payment-provider.ts';
import { voidCharge } from './void-charge.ts';

let postgres: TestPostgres;
let service: TestService;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.createDatabase('payment');
  service = createTestService('payment');
  database = openPostgres(service, url);
  await migrate(service, database, new URL('./schema.sql', import.meta.url));
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});

/** A provider that takes money once per key, as real ones do, and whose answers can be lost or held back. */
function createProvider() {
  const held = new Map<string, 'captured' | 'refunded'>();
  const provider = {
    calls: 0,
    answersLost: 0,
    beforeAnswer: async (): Promise<void> => {},
    /** What the provider holds of anybody's money. */
    captured: () => [...held.values()].filter((status) => status === 'captured').length,
    async charge({ id, method }): Promise<ProviderAnswer> {
      provider.calls += 1;
      if (method === 'tok_declined') return { status: 'declined', providerChargeId: null };
      if (!held.has(id)) held.set(id, 'captured');
      await provider.beforeAnswer();
      if (provider.answersLost-- > 0) throw new Error('the answer was lost');
      return { status: 'captured', providerChargeId: id };
    },
    async refund(providerChargeId) {
      held.set(providerChargeId, 'refunded');
    },
  } satisfies PaymentProvider & Record<string, unknown>;
  return provider;
}

let provider: ReturnType<typeof createProvider>;
let orderId: string;
beforeEach(() => {
  provider = createProvider();
  orderId = randomUUID();
});
const pay = (method = 'tok_visa') =>
  charge({ database, provider }, { orderId, amount: 2_500, currency: 'EUR', method }, orderId);
const takeBack = () => voidCharge({ database, provider }, orderId);

test('a repeated key gets the first answer, and the provider is not asked again', async () => {
  const first = await pay();
  expect(await pay()).toEqual(first);
  expect(provider.calls).toBe(1);
});

test('a declined charge stays declined', async () => {
  expect(await pay('tok_declined')).toMatchObject({ status: 'declined' });
  expect(await pay('tok_declined')).toMatchObject({ status: 'declined' });
});

test('a charge whose answer was lost is not taken twice', async () => {
  provider.answersLost = 2;
  await expect(pay()).rejects.toThrow('lost');
  await expect(pay()).rejects.toThrow('lost');
  expect(await pay()).toMatchObject({ status: 'captured' });
  expect(provider.captured()).toBe(1);
});

test('ten calls at once take the money once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => pay()));
  expect(new Set(answers.map(({ id, status }) => `${id} ${status}`)).size).toBe(1);
  expect(provider.captured()).toBe(1);
});

test('a key that belongs to another order is refused', async () => {
  await pay();
  const other = { orderId: randomUUID(), amount: 1, currency: 'EUR', method: 'tok_visa' };
  await expect(charge({ database, provider }, other, orderId)).rejects.toMatchObject({ status: 422 });
});

test('a void gives the money back, once', async () => {
  await pay();
  expect(await takeBack()).toBe('voided');
  expect(await takeBack()).toBe('voided');
  expect(provider.captured()).toBe(0);
});

test('a void that comes first makes the charge impossible', async () => {
  expect(await takeBack()).toBe('none');
  expect(await pay()).toMatchObject({ status: 'voided' });
  expect(provider.calls).toBe(0);
});

test('a void of a charge whose outcome is unknown gives back what was taken', async () => {
  provider.answersLost = 1;
  await expect(pay()).rejects.toThrow('lost');
  expect(await takeBack()).toBe('voided');
  expect(provider.captured()).toBe(0);
});

test('a void that overtakes a charge under way wins', async () => {
  const { promise: charged, resolve: letAnswer } = Promise.withResolvers<void>();
  provider.beforeAnswer = () => charged;
  const late = pay();
  while (provider.calls === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  provider.beforeAnswer = async () => {};
  expect(await takeBack()).toBe('voided');
  letAnswer();
  expect(await late).toMatchObject({ status: 'voided' });
  expect(provider.captured()).toBe(0);
});

test('a void that the provider did not answer is finished by the next one', async () => {
  provider.answersLost = 2;
  await expect(pay()).rejects.toThrow('lost');
  await expect(takeBack()).rejects.toThrow('lost');
  expect(await pay()).toMatchObject({ status: 'voiding' });
  expect(await takeBack()).toBe('voided');
  expect(provider.captured()).toBe(0);
});
