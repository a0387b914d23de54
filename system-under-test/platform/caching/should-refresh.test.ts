import { expect, test } from 'vitest';
import { shouldRefresh } from './should-refresh.ts';

const entry = { endsAt: 10_000, tookMs: 100 };

test('a value past its time is always refreshed, one with much time left never', () => {
  expect(shouldRefresh(entry, 10_000, 1)).toBe(true);
  expect(shouldRefresh(entry, 5_000, 1e-15)).toBe(false);
});

test('the last moments decide: with one loading time left, a reader in e refreshes', () => {
  expect(shouldRefresh(entry, 9_900, Math.exp(-1) - 0.001)).toBe(true);
  expect(shouldRefresh(entry, 9_900, Math.exp(-1) + 0.001)).toBe(false);
});

test('a dearer value is refreshed earlier', () => {
  expect(shouldRefresh({ ...entry, tookMs: 1_000 }, 9_000, Math.exp(-1.01))).toBe(true);
  expect(shouldRefresh(entry, 9_000, Math.exp(-1.01))).toBe(false);
});
