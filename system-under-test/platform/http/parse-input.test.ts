import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.strictObject({ lines: z.array(z.strictObject({ quantity: z.int().min(1).max(20) })).min(1) });

test('gives the path of the first problem', () => {
  expect(() => parseInput(schema, { lines: [{ quantity: 1 }, { quantity: 21 }] })).toThrow(
    expect.objectContaining({ status: 400, code: 'validation', path: 'lines.1.quantity' }),
  );
});

test('refuses an unknown field and names it', () => {
  expect(() => parseInput(schema, { lines: [{ quantity: 1 }], coupon: 'X' })).toThrow(
    expect.objectContaining({ status: 400, code: 'validation', path: 'coupon' }),
  );
});
