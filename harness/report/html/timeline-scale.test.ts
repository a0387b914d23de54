import { describe, expect, it } from 'vitest';
import { extentOf, scaleTo, stretches, thinned, withinReach } from './timeline-scale.ts';

it.each([
  [2970, { top: 3000, ticks: [0, 1000, 2000, 3000] }],
  [0.7, { top: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] }],
  [1000, { top: 1000, ticks: [0, 500, 1000] }],
  [13, { top: 15, ticks: [0, 5, 10, 15] }],
])('scales to %d with round marks', (largest, scale) => expect(scaleTo(largest)).toEqual(scale));

it('has a scale for figures that are all zero', () => {
  const { top, ticks } = scaleTo(0);
  expect(top).toBeGreaterThan(0);
  expect(ticks.length).toBeGreaterThan(1);
});

it('draws a limit only where it does not press the figures flat', () => {
  expect([withinReach(400, 100), withinReach(401, 100), withinReach(400, 0)]).toEqual([true, false, true]);
});

describe('thinned', () => {
  it('keeps peaks and order', () => {
    const points = Array.from(
      { length: 10_000 },
      (_, at) => [at, at === 7777 ? 9999 : at === 3333 ? -5 : at % 7] as const,
    );
    const few = thinned(points, 100);
    expect(few.length).toBeLessThanOrEqual(100);
    expect(few).toContainEqual([7777, 9999]);
    expect(few).toContainEqual([3333, -5]);
    expect(few.every(([at], index) => index === 0 || at > (few[index - 1]?.[0] ?? 0))).toBe(true);
  });
});

it('draws no line over time in which nothing was measured', () => {
  const points = [0, 1, 2, 3, 20, 21, 22].map((at) => [at, at === 21 ? Number.NaN : 5] as const);
  expect(stretches(points)).toEqual([
    [
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 5],
    ],
    [[20, 5]],
    [[22, 5]],
  ]);
});

it('spans points and windows, though a window has no end', () => {
  const series = [
    {
      name: 'p95',
      points: [
        [10, 1],
        [20, 1],
      ] as const,
    },
  ];
  const windows = [
    { label: 'fault', fromMs: 5, toMs: 15 },
    { label: 'open', fromMs: 12, toMs: Number.NaN },
  ];
  expect(extentOf({ unit: 'ms', series, windows })).toEqual({ from: 5, to: 20 });
  expect(extentOf({ unit: 'ms', series: [], windows: [] })).toEqual({ from: 0, to: 1 });
});
