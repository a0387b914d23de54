import { expect, test } from 'vitest';
import { defineJourney } from '../../synthetic/index.ts';
import { cut, redeliver } from '../faults/index.ts';
import { defineScenario } from './define-scenario.ts';
import type { Scenario } from './scenario.ts';

const browse = defineJourney({ id: 'browse', title: 'Browses', run: async () => {} });
const good: Scenario = {
  id: 'cut-off',
  title: 'Nothing happens',
  workload: [{ journey: browse, perSecond: 2 }],
  faults: [{ fault: cut('client→shop'), forMs: 1_000 }],
};

test('takes a scenario as it is', () => {
  expect(defineScenario(good)).toBe(good);
  expect(() => defineScenario({ ...good, faults: [{ fault: redeliver('orders') }] })).not.toThrow();
});

test.each([
  ['a fault without an end', { faults: [{ fault: cut('client→shop') }] }, 'faults.0: needs forMs'],
  ['no fault', { faults: [] }, 'faults: a scenario without a fault proves nothing'],
  ['no users', { workload: [] }, 'workload: '],
  ['an id that is no name', { id: 'Cut off' }, 'id: must be in kebab-case'],
  ['an unknown key', { recoverWithin: 3 }, 'Unrecognized key: "recoverWithin"'],
  [
    'a journey that is not in the workload',
    { during: { unaffected: ['buy/pay'] } },
    'during.unaffected.0: buy/pay names no journey of the workload; there are browse',
  ],
  ['a rate of nobody', { workload: [{ journey: browse, perSecond: 0 }] }, 'workload.0.perSecond: '],
])('refuses %s', (_what, wrong, message) => {
  expect(() => defineScenario({ ...good, ...wrong } as Scenario)).toThrowError(
    expect.objectContaining({ code: 'SD_SCENARIO_INVALID', message: expect.stringContaining(message) }),
  );
});
