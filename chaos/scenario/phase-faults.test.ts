import { expect, test } from 'vitest';
import type { Edge } from '../../harness/system/index.ts';
import type { FaultTarget } from '../faults/index.ts';
import type { PastFault } from './apply-faults.ts';
import { troubleOf } from './phase-faults.ts';

const past = (target: FaultTarget, toMs: number) => ({ lease: { target }, end: { atMs: toMs } }) as PastFault;
const edge = { id: 'order→payment', from: 'order', to: 'payment' } as Edge;
const window = { fromMs: 100, toMs: 9_000 };

test('the trouble of an edge ends with the last fault on it or on its callee', () => {
  const elsewhere = past({ kind: 'edge', id: 'psp→payment' }, 9_000);
  const cut = past({ kind: 'edge', id: 'order→payment' }, 4_000);
  const killed = past({ kind: 'service', id: 'payment' }, 5_000);
  expect(troubleOf({ past: [elsewhere, cut], window })(edge)).toEqual({ fromMs: 100, toMs: 4_000 });
  expect(troubleOf({ past: [elsewhere, cut, killed], window })(edge)).toEqual({ fromMs: 100, toMs: 5_000 });
});

test('an edge that no fault is on has the trouble of all of them', () => {
  expect(troubleOf({ past: [past({ kind: 'edge', id: 'payment→psp' }, 9_000)], window })(edge)).toEqual(window);
});
