import { expect, it } from 'vitest';
import { formatBytes, formatDuration, formatFigure } from './figures.ts';

it.each([
  [0, '0 ms'],
  [1.23, '1.2 ms'],
  [9.96, '10 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [7_440_000, '2 h 4 min'],
  [Number.NaN, '–'],
])('tells %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

it.each([
  [999, '999 B'],
  [12_300, '12 kB'],
  [999_600, '1.0 MB'],
  [2_100_000_000, '2.1 GB'],
])('tells %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  [1240.4, '1,240 ms'],
  [12.345, '12.3 ms'],
  [0.1234, '0.12 ms'],
  [3, '3 ms'],
])('tells %d as %s', (value, text) => expect(formatFigure(value, 'ms')).toBe(text));
