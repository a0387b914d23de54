import { expect, test } from 'vitest';
import type { PacticipantVersion } from './plan-input.ts';
import { type PlanSource, planInputFrom } from './plan-input-from.ts';
import { planQuery } from './plan-input-of.ts';
import { planRollout } from './plan-rollout.ts';
import { input } from './testing/input.ts';

const order8 = { pacticipant: 'order', version: '8' };
const inProduction = (version: PacticipantVersion) => ({ ...version, applicationInstance: undefined, href: 'x' });

function source(known: boolean): PlanSource & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    isKnown: async () => known,
    deployedVersions: async () => [inProduction({ pacticipant: 'shop', version: '1' })],
    supportedVersions: async () => [inProduction({ pacticipant: 'app', version: '1' })],
    matrix: async (query) => {
      asked.push(query);
      const row = (success: boolean, consumer: string) => ({
        consumer: { name: consumer, version: { number: '1' } },
        provider: { name: 'order', version: { number: '8' } },
        verificationResult: { success, _links: { self: { href: `/results/${consumer}` } } },
      });
      const summary = { deployable: false, reason: '', success: 1, failed: 1, unknown: 0 };
      return { summary, notices: [], matrix: [row(false, 'shop'), row(true, 'app')] };
    },
    document: async (href) => {
      asked.push(href);
      const mismatches = [{ description: "is missing the key 'reason'" }];
      return { success: false, testResults: [{ success: false, interactionDescription: 'an order', mismatches }] };
    },
  };
}

test('reads what runs, one matrix, and what went wrong where something failed', async () => {
  const broker = source(true);
  const read = await planInputFrom(broker, { environment: 'production', changes: [order8] });
  const detail = `fails "an order": is missing the key 'reason'`;
  expect(read).toEqual(
    input({
      changes: ['order 8'],
      deployed: ['shop 1'],
      supported: ['app 1'],
      pacts: { 'shop 1 → order': { 8: detail }, 'app 1 → order': { 8: true } },
    }),
  );
  expect(broker.asked).toEqual([planQuery(read), '/results/shop']);
  expect(planRollout(read)).toMatchObject({
    leaveOut: [{ reasons: [{ text: `order 8 ${detail}, and shop 1, which stays in production, relies on it` }] }],
  });
});

test('a version that the broker does not know is an error, not a version without pacts', async () => {
  const broker = source(false);
  await expect(planInputFrom(broker, { environment: 'production', changes: [order8] })).rejects.toMatchObject({
    code: 'SD_PLAN_VERSION',
    message: 'the broker does not know order 8',
  });
  expect(broker.asked).toEqual([]);
});

test('a plan of nothing asks for no matrix', async () => {
  const broker = source(true);
  expect(await planInputFrom(broker, { environment: 'production', changes: [] })).toMatchObject({ pacts: [] });
  expect(broker.asked).toEqual([]);
});
