import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyWorkingTree, type WorkingCopy } from './copy.ts';
import { loadFlaws } from './load-flaws.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shop = 'system-under-test';
const flaws = await loadFlaws(join(root, shop, 'flaws'), []);

let copy: WorkingCopy;
beforeAll(async () => {
  copy = await copyWorkingTree(root, shop);
}, 60_000);
afterAll(() => copy[Symbol.dispose]());

test.each(flaws.map((flaw) => [flaw.id, flaw] as const))('%s fits the source and touches the shop alone', (_, flaw) => {
  for (const { file, replace, with: text } of flaw.edits) {
    expect(normalize(join(shop, file))).toMatch(new RegExp(`^${shop}/(?!flaws/)`));
    expect(text).not.toBe(replace);
  }
  using applied = copy.apply(flaw);
  expect(applied).toBeDefined();
});
