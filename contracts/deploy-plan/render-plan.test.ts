import { expect, test } from 'vitest';
import { planRollout } from './plan-rollout.ts';
import { renderPlan } from './render-plan.ts';
import { input } from './testing/input.ts';

const rendered = (...args: Parameters<typeof planRollout>) => `\n${renderPlan(planRollout(...args))}\n`;

test('a rollout is a list of steps, each with what needs it', () => {
  const plan = rendered(
    input({
      changes: ['user-bff 12', 'order 8', 'mail 5', 'cart 1'],
      deployed: ['user-bff 11', 'order 7', 'mail 4', 'cart 1'],
      pacts: {
        'user-bff 11 → order': { 7: true, 8: true },
        'user-bff 12 → order': { 7: 'does not answer `reason`', 8: true },
        'user-bff 11 → cart': {},
        'user-bff 12 → cart': { 1: true },
      },
    }),
  );
  expect(plan).toBe(`
All 3 changes can be rolled out to production in 3 steps.
  1. order 7 → 8 (1 verified)
     user-bff 12 needs order 8 first: order 7, which is in production, does not answer \`reason\`
  2. user-bff 11 → 12 (2 verified)
  3. mail 4 → 5 (no pact concerns it, nothing was checked)

Runs there already:
  - cart 1

Not verified in production before any step, and no part of this plan:
  - cart 1, which stays in production, is not verified against the pact of user-bff 11, which is in production
`);
});

test('what is left out stands with its reason, and with the way that is left', () => {
  const plan = rendered(
    input({
      changes: ['user-bff 12', 'order 8', 'cart 1'],
      deployed: ['user-bff 11', 'order 7'],
      pacts: { 'user-bff 11 → order': { 7: true, 8: false }, 'user-bff 12 → order': { 8: true } },
    }),
  );
  expect(plan).toBe(`
2 of 3 changes cannot be rolled out to production now: user-bff 12 and order 8.
  1. cart 1 (new there) (no pact concerns it, nothing was checked)

Left out, the fewest possible:
  - user-bff 12 and order 8
      user-bff 12 and order 8 each need the other first, and in a rolling update none can be: order 7, which is in production, \
is not verified against the pact of user-bff 12; order 8 fails the pact of user-bff 11, which is in production

Without rolling updates (the old versions of a step stop before its new ones start):
  All 3 changes can be rolled out to production in 2 steps.
    1. cart 1 (new there) (no pact concerns it, nothing was checked)
    2. user-bff 11 → 12 together with order 7 → 8 (1 verified)
       user-bff 12 and order 8 have to change at the same time: order 7, which is in production, \
is not verified against the pact of user-bff 12; order 8 fails the pact of user-bff 11, which is in production
`);
});

test('a plan of nothing says so', () => {
  expect(rendered(input({ changes: [], deployed: ['order 7'], pacts: {} }))).toBe(
    '\nNothing is to be rolled out to production.\n',
  );
});
