import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFlaws } from './load-flaws.ts';

let dir: string;
const edits = [{ file: 'services/order/edges.ts', replace: '2', with: '600' }];
const write = (file: string, flaw: object) =>
  writeFileSync(
    join(dir, file),
    `export default ${JSON.stringify({ title: 'it breaks', caughtBy: ['chaos'], edits, ...flaw })};`,
  );

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shakedown-flaws-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('all flaws of the folder in the order of their names, or those that are asked for', async () => {
  write('slow-query.mjs', { id: 'slow-query' });
  write('no-outbox.mjs', { id: 'no-outbox', at: ['order→kafka'], after: 'dual write' });
  writeFileSync(join(dir, 'README.md'), 'no flaw');
  expect((await loadFlaws(dir, [])).map(({ id }) => id)).toEqual(['no-outbox', 'slow-query']);
  expect((await loadFlaws(dir, ['slow-query'])).map(({ id }) => id)).toEqual(['slow-query']);
});

test('asking for a flaw that no file has names those there are', async () => {
  write('no-outbox.mjs', { id: 'no-outbox' });
  await expect(loadFlaws(dir, ['no-outbox', 'n-plus-two'])).rejects.toMatchObject({
    code: 'SD_FLAW_UNKNOWN',
    message: expect.stringMatching(/no flaw n-plus-two in .*; there are no-outbox/),
  });
});

test('a folder that is not there', async () => {
  await expect(loadFlaws(join(dir, 'flaws'), [])).rejects.toMatchObject({ code: 'SD_FLAWS_NOT_FOUND' });
});

test.each([
  ['a suite that does not exist', { id: 'a-flaw', caughtBy: ['luck'] }, 'caughtBy.0'],
  ['nobody to catch it', { id: 'a-flaw', caughtBy: [] }, 'caughtBy'],
  ['no edit', { id: 'a-flaw', edits: [] }, 'edits'],
  [
    'an edit that matches everywhere',
    { id: 'a-flaw', edits: [{ file: 'a.ts', replace: '', with: '' }] },
    'edits.0.replace',
  ],
  ['a key that nobody reads', { id: 'a-flaw', suites: ['chaos'] }, 'suites'],
  ['another id than its file', { id: 'the-flaw' }, '"the-flaw"'],
])('%s is no flaw', async (_, flaw, says) => {
  write('a-flaw.mjs', flaw);
  await expect(loadFlaws(dir, [])).rejects.toMatchObject({
    code: 'SD_FLAW_INVALID',
    message: expect.stringContaining(says),
  });
});

test('a file without a default export is no flaw', async () => {
  writeFileSync(join(dir, 'a-flaw.mjs'), 'export const flaw = 1;');
  await expect(loadFlaws(dir, [])).rejects.toMatchObject({ code: 'SD_FLAW_INVALID' });
});
