import { expect, test } from 'vitest';
import type { DeployPlan } from './deploy-plan.ts';
import { planRollout } from './plan-rollout.ts';
import { input } from './testing/input.ts';

const stepsOf = ({ steps }: DeployPlan) =>
  steps.map(({ changes }) => changes.map(({ pacticipant, to }) => `${pacticipant} ${to}`).join(' + '));
const reasonsOf = (plan: DeployPlan) =>
  plan.kind === 'blocked'
    ? plan.leaveOut.flatMap(({ reasons }) => reasons.map(({ kind, text }) => `${kind}: ${text}`))
    : [];

const reasonIsNew = input({
  changes: ['user-bff 12', 'order 8'],
  deployed: ['user-bff 11', 'order 7'],
  pacts: {
    'user-bff 11 → order': { 7: true, 8: true },
    'user-bff 12 → order': { 7: 'does not answer `reason`', 8: true },
  },
});

test('a consumer that needs what is new waits for its provider, and the plan says why', () => {
  const plan = planRollout(reasonIsNew);
  expect(plan).toMatchObject({
    kind: 'rollout',
    rolling: true,
    standing: [],
    explanation: 'all 2 changes can be rolled out to production in 2 steps',
  });
  expect(stepsOf(plan)).toEqual(['order 8', 'user-bff 12']);
  expect(plan.steps[0]?.because.map(({ text }) => text)).toEqual([
    'user-bff 12 needs order 8 first: order 7, which is in production, does not answer `reason`',
  ]);
  // order 8 meets the old user-bff; user-bff 12 meets order 8.
  expect(plan.steps.map(({ verifiedPairs }) => verifiedPairs)).toEqual([1, 1]);
});

test('a provider that takes something away waits for its consumer', () => {
  const plan = planRollout(
    input({
      changes: ['order 8', 'user-bff 12'],
      deployed: ['user-bff 11', 'order 7'],
      pacts: {
        'user-bff 11 → order': { 7: true, 8: 'does not answer `total`' },
        'user-bff 12 → order': { 7: true, 8: true },
      },
    }),
  );
  expect(stepsOf(plan)).toEqual(['user-bff 12', 'order 8']);
  expect(plan.steps[0]?.because.map(({ text }) => text)).toEqual([
    'order 8 needs user-bff 12 first: order 8 does not answer `total`, and user-bff 11, which is in production, relies on it',
  ]);
});

test('changes that do not concern each other go in the order of the input', () => {
  const sketch = { deployed: ['b 1', 'a 1'], pacts: {} };
  expect(stepsOf(planRollout(input({ ...sketch, changes: ['b 2', 'a 2'] })))).toEqual(['b 2', 'a 2']);
  expect(stepsOf(planRollout(input({ ...sketch, changes: ['a 2', 'b 2'] })))).toEqual(['a 2', 'b 2']);
});

const eachNeedsTheOther = input({
  changes: ['user-bff 12', 'order 8'],
  deployed: ['user-bff 11', 'order 7'],
  pacts: {
    'user-bff 11 → order': { 7: true, 8: false },
    'user-bff 12 → order': { 8: true },
  },
});

test('two that each need the other first cannot roll, and the plan says that they could be switched at once', () => {
  const plan = planRollout(eachNeedsTheOther);
  expect(plan).toMatchObject({ kind: 'blocked', smallest: true, steps: [], withoutRolling: { kind: 'rollout' } });
  const text =
    'circle: user-bff 12 and order 8 each need the other first, and in a rolling update none can be: order 7, which is in production, ' +
    'is not verified against the pact of user-bff 12; order 8 fails the pact of user-bff 11, which is in production';
  expect(reasonsOf(plan)).toEqual([text, text]);
});

test('without rolling updates the two change at the same time', () => {
  const plan = planRollout(eachNeedsTheOther, { rolling: false });
  expect(stepsOf(plan)).toEqual(['user-bff 12 + order 8']);
  expect(plan.steps[0]?.because[0]?.text).toMatch(/^user-bff 12 and order 8 have to change at the same time: order 7/);
  expect(plan.steps[0]?.verifiedPairs).toBe(1);
});

test('two new services that call each other come together, even in a rolling update', () => {
  const plan = planRollout(
    input({
      changes: ['cart 1', 'price 1'],
      deployed: [],
      pacts: { 'cart 1 → price': { 1: true }, 'price 1 → cart': { 1: true } },
    }),
  );
  expect(stepsOf(plan)).toEqual(['cart 1 + price 1']);
  expect(plan.steps[0]?.verifiedPairs).toBe(2);
});

test('who relies on a service that is not there waits for it, or is left out when it does not come', () => {
  const pacts = { 'shop 2 → cart': { 1: true } };
  const comes = planRollout(input({ changes: ['shop 2', 'cart 1'], deployed: ['shop 1'], pacts }));
  expect(stepsOf(comes)).toEqual(['cart 1', 'shop 2']);
  const never = planRollout(input({ changes: ['shop 2'], deployed: ['shop 1'], pacts }));
  expect(reasonsOf(never)).toEqual(['stands-alone: shop 2 relies on cart, which is not in production']);
});

test('a change that fails with what stays is left out, and so is whoever needs it first', () => {
  const plan = planRollout(
    input({
      changes: ['shop 2', 'order 8', 'mail 5'],
      deployed: ['shop 1', 'order 7', 'mail 4', 'ledger 3'],
      pacts: {
        'order 8 → ledger': { 3: 'does not know `refund`' },
        'order 7 → ledger': { 3: true },
        'shop 1 → order': { 7: true, 8: true },
        'shop 2 → order': { 7: false, 8: true },
      },
    }),
  );
  expect(stepsOf(plan)).toEqual(['mail 5']);
  expect(plan.steps[0]?.verifiedPairs).toBe(0);
  expect(plan.explanation).toBe('2 of 3 changes cannot be rolled out to production now: shop 2 and order 8');
  expect(reasonsOf(plan)).toEqual([
    'waits: shop 2 needs order 8 first, which is left out: order 7, which is in production, fails the pact of shop 2',
    'stands-alone: ledger 3, which stays in production, does not know `refund`',
  ]);
});

test('of changes that cannot meet, as few as possible stay behind', () => {
  const plan = planRollout(
    input({
      changes: ['hub 2', 'a 2', 'b 2', 'c 2'],
      deployed: ['hub 1', 'a 1', 'b 1', 'c 1'],
      pacts: {
        'a 2 → hub': { 1: true, 2: false },
        'b 2 → hub': { 1: true, 2: false },
        'c 2 → hub': { 1: true },
      },
    }),
  );
  expect(stepsOf(plan)).toEqual(['a 2', 'b 2', 'c 2']);
  expect(reasonsOf(plan)).toEqual([
    'clash: hub 2 and a 2 cannot both go: hub 2 fails the pact of a 2',
    'clash: hub 2 and b 2 cannot both go: hub 2 fails the pact of b 2',
    'clash: hub 2 and c 2 cannot both go: hub 2 is not verified against the pact of c 2',
  ]);
});

test('versions that must go at the same time and fail with each other are left out for that', () => {
  const plan = planRollout(
    input({
      changes: ['a 2', 'b 2'],
      deployed: ['a 1', 'b 1'],
      pacts: { 'a 2 → b': { 2: false }, 'b 2 → a': { 1: false, 2: true } },
    }),
    { rolling: false },
  );
  expect(reasonsOf(plan)).toEqual([
    'clash: a 2 and b 2 cannot both go: b 2 fails the pact of a 2',
    'clash: b 2 and a 2 cannot both go: b 2 fails the pact of a 2',
  ]);
});

test('an app that is still supported has to be served for ever', () => {
  const plan = planRollout(
    input({
      changes: ['order 8'],
      deployed: ['order 7'],
      supported: ['app 1', 'app 2'],
      pacts: { 'app 1 → order': { 7: true, 8: 'does not answer `sum`' }, 'app 2 → order': { 7: true, 8: true } },
    }),
  );
  expect(reasonsOf(plan)).toEqual([
    'stands-alone: order 8 does not answer `sum`, and app 1, which is still supported in production, relies on it',
  ]);
});

test('every version that is deployed counts, not just the last', () => {
  const plan = planRollout(
    input({ changes: ['shop 2'], deployed: ['order 6', 'order 7'], pacts: { 'shop 2 → order': { 7: true } } }),
  );
  expect(reasonsOf(plan)).toEqual([
    'stands-alone: order 6, which stays in production, is not verified against the pact of shop 2',
  ]);
});

test('a service that talks to itself meets its old version in a rolling update alone', () => {
  const sketch = input({
    changes: ['peer 2'],
    deployed: ['peer 1'],
    pacts: { 'peer 1 → peer': { 1: true }, 'peer 2 → peer': { 1: false, 2: true } },
  });
  expect(planRollout(sketch).kind).toBe('blocked');
  expect(planRollout(sketch, { rolling: false }).kind).toBe('rollout');
});

test('what production suffers from today does not keep out what mends it, and is told', () => {
  const plan = planRollout(
    input({
      changes: ['order 8'],
      deployed: ['shop 1', 'order 7'],
      pacts: { 'shop 1 → order': { 7: false, 8: true } },
    }),
  );
  expect(stepsOf(plan)).toEqual(['order 8']);
  expect(plan.standing.map(({ text }) => text)).toEqual([
    'order 7, which is in production, fails the pact of shop 1, which stays in production',
  ]);
});

test('a version that runs already is no change', () => {
  const plan = planRollout(
    input({ changes: ['order 7', 'app 2'], deployed: ['order 7'], supported: ['app 2'], pacts: {} }),
  );
  expect(plan).toMatchObject({
    kind: 'rollout',
    steps: [],
    explanation: 'nothing is to be rolled out to production',
    alreadyThere: [
      { pacticipant: 'order', version: '7' },
      { pacticipant: 'app', version: '2' },
    ],
  });
});

test('a search that is cut short is safe, and says that fewer might do', () => {
  const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
  // Each cannot meet the next: a ring, of which every second may go.
  const pacts = Object.fromEntries(
    names.map((name, index) => [`${name} 2 → ${names[(index + 1) % names.length]}`, { 1: true, 2: false }]),
  );
  const ring = input({ changes: names.map((name) => `${name} 2`), deployed: names.map((name) => `${name} 1`), pacts });
  expect(planRollout(ring)).toMatchObject({ kind: 'blocked', smallest: true });
  expect(planRollout(ring).steps).toHaveLength(6);
  const hasty = planRollout(ring, { branches: 1 });
  expect(hasty).toMatchObject({ kind: 'blocked', smallest: false });
  expect(hasty.steps.length).toBeGreaterThan(3);
});

test('input that cannot be planned is refused with the place', () => {
  const twice = { ...reasonIsNew, changes: [...reasonIsNew.changes, { pacticipant: 'order', version: '9' }] };
  expect(() => planRollout(twice)).toThrow(
    expect.objectContaining({
      code: 'SD_PLAN_INVALID',
      details: { problems: ['changes.2: "order" is there twice'] },
    }),
  );
  expect(() => planRollout({ ...reasonIsNew, environment: '' })).toThrow(/environment: /);
});
