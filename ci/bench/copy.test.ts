import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyFlaw, copyWorkingTree } from './copy.ts';
import type { Flaw, FlawEdit } from './flaw.ts';

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const read = (file: string, dir = root) => readFileSync(join(dir, file), 'utf8');
const flaw = (...edits: [FlawEdit, ...FlawEdit[]]): Flaw => ({
  id: 'a-flaw',
  title: 'it breaks',
  caughtBy: ['chaos'],
  edits,
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shakedown-copy-test-'));
  write('shop/charge.ts', 'charge once; charge when asked');
  write('shop/edges.ts', 'timeout 2');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('the copy holds what git knows and what is new, not what is ignored, and goes when it is disposed', async () => {
  write('.gitignore', 'node_modules\nsecret.env\n');
  write('secret.env', 'TOKEN=1');
  write('node_modules/koa/index.js', '');
  execFileSync('git', ['init', '--quiet', root]);
  execFileSync('git', ['-C', root, 'add', 'shop/charge.ts']);
  write('shop/charge.ts', 'changed since');

  let dir: string;
  {
    using copy = await copyWorkingTree(root, 'shop');
    dir = copy.dir;
    expect(read('shop/charge.ts', dir)).toBe('changed since');
    expect(read('shop/edges.ts', dir)).toBe('timeout 2');
    expect(existsSync(join(dir, 'secret.env'))).toBe(false);
    expect(existsSync(join(dir, 'node_modules/koa/index.js'))).toBe(true);

    using _applied = copy.apply(flaw({ file: 'edges.ts', replace: '2', with: '600' }));
    expect(read('shop/edges.ts', dir)).toBe('timeout 600');
    expect(read('shop/edges.ts')).toBe('timeout 2');
  }
  expect(existsSync(dir)).toBe(false);
  // The modules are linked into the copy: they must outlive it.
  expect(existsSync(join(root, 'node_modules/koa/index.js'))).toBe(true);
});

test('every edit sees those before it, takes its text literally, and is undone when disposed', () => {
  {
    using _applied = applyFlaw(
      flaw(
        { file: 'shop/charge.ts', replace: 'charge once; ', with: '' },
        { file: 'shop/charge.ts', replace: 'charge', with: '$&$1 twice' },
        { file: 'shop/edges.ts', replace: 'timeout 2', with: '' },
      ),
      root,
    );
    expect(read('shop/charge.ts')).toBe('$&$1 twice when asked');
    expect(read('shop/edges.ts')).toBe('');
  }
  expect(read('shop/charge.ts')).toBe('charge once; charge when asked');
  expect(read('shop/edges.ts')).toBe('timeout 2');
});

test.each([
  ['a text that is gone', { file: 'shop/edges.ts', replace: 'timeout 3', with: '' }, 'occurs 0 times'],
  ['a text that occurs twice', { file: 'shop/charge.ts', replace: 'charge', with: '' }, 'occurs 2 times'],
  ['a file that is gone', { file: 'shop/void.ts', replace: 'void', with: '' }, 'there is no such file'],
])('%s is refused, and nothing is edited', (_, stale, says) => {
  const edits = flaw({ file: 'shop/charge.ts', replace: 'once', with: 'twice' }, stale);
  expect(() => applyFlaw(edits, root)).toThrow(
    expect.objectContaining({ code: 'SD_FLAW_MISSES', message: expect.stringContaining(`${stale.file}: `) }),
  );
  expect(() => applyFlaw(edits, root)).toThrow(says);
  expect(read('shop/charge.ts')).toBe('charge once; charge when asked');
});
