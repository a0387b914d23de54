import { describe, expect, it } from 'vitest';
import type { Clock } from '../harness/clock.ts';
import type { RunningSystem } from '../harness/system/index.ts';
import { defineInvariant } from './invariant.ts';
import { outcomeOfSettled, type SettleOptions, settle } from './settle.ts';

const holds = defineInvariant({ id: 'stock', title: 'Stock holds', check: async () => [] });
const violated = defineInvariant({ id: 'money', title: 'Money', check: async () => ['payment: o-1 charged twice'] });
const breaks = defineInvariant({
  id: 'mail',
  title: 'Mail',
  check: async () => Promise.reject(new Error('mail is away')),
});

/** A clock that moves only when somebody sleeps. */
function fakeClock(): Clock {
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  return { now: () => now, sleep };
}

const settled = (options: Partial<SettleOptions>) =>
  settle({
    system: {} as RunningSystem,
    signal: new AbortController().signal,
    clock: fakeClock(),
    invariants: [holds],
    withinMs: 1_000,
    ...options,
  });

describe('settle', () => {
  it('reads the invariants only once the system is at rest', async () => {
    const answers = [['order: 2 pending'], ['order: 1 pending'], []];
    let restedBefore: number | undefined;
    const invariant = defineInvariant({
      id: 'late',
      title: 'Late',
      check: async () => {
        restedBefore = answers.length;
        return [];
      },
    });
    const result = await settled({ atRest: async () => answers.shift() ?? [], invariants: [invariant] });
    expect(result).toMatchObject({ underWay: [], waitedMs: 500 });
    expect(restedBefore).toBe(0);
    expect(outcomeOfSettled(result).verdict).toBe('pass');
  });

  it('fails a system that does not come to rest, and reads the invariants all the same', async () => {
    const result = await settled({ atRest: async () => ['order: 1 pending (o-7)'], invariants: [violated] });
    expect(outcomeOfSettled(result)).toEqual({
      verdict: 'fail',
      reason: 'money: payment: o-1 charged twice; not at rest after 1000 ms: order: 1 pending (o-7)',
    });
  });

  it('reads every invariant, also after one that is violated and one that breaks', async () => {
    const result = await settled({ invariants: [breaks, violated, holds] });
    expect(result.invariants.map(({ id }) => id)).toEqual(['mail', 'money', 'stock']);
    expect(outcomeOfSettled(result)).toEqual({
      verdict: 'fail',
      reason: 'money: payment: o-1 charged twice; mail could not be read: mail is away',
    });
  });

  it('leaves it open when a reading broke, and when nothing was read', async () => {
    expect(outcomeOfSettled(await settled({ invariants: [holds, breaks] })).verdict).toBe('inconclusive');
    expect(outcomeOfSettled(await settled({ invariants: [] })).verdict).toBe('inconclusive');
  });

  it('takes a probe that breaks for unrest, not for rest', async () => {
    const result = await settled({ atRest: async () => Promise.reject(new Error('connection refused')) });
    expect(outcomeOfSettled(result)).toMatchObject({
      verdict: 'fail',
      reason: expect.stringContaining('connection refused'),
    });
  });
});
