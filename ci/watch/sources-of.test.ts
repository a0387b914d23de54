import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourcesOf } from './sources-of.ts';

const root = mkdtempSync(join(tmpdir(), 'shakedown-sources-'));
const at = (file: string): string => join(root, file);
beforeAll(() => {
  writeFileSync(at('order.ts'), "import { shared } from './shared.ts';\nimport 'node:fs';\nshared();\n");
  writeFileSync(at('shared.ts'), "import type { T } from './types.ts';\nexport const shared = (): T => 1;\n");
  writeFileSync(at('types.ts'), 'export type T = number;\n');
  writeFileSync(at('other.ts'), 'export {};\n');
});
afterAll(() => rmSync(root, { recursive: true }));

test('a script is made of the modules it imports, and of no others', async () => {
  const sources = await sourcesOf({ command: ['node', 'order.ts'] }, root);
  expect(['order.ts', 'shared.ts', 'other.ts'].map((file) => sources.has(at(file)))).toEqual([true, true, false]);
});

test('another program is made of the folder it runs in', async () => {
  const sources = await sourcesOf({ command: ['cargo', 'run'], cwd: 'rust' }, root);
  expect([at('rust/src/main.rs'), at('rusty/main.rs')].map((file) => sources.has(file))).toEqual([true, false]);
});

test('a program without a folder of its own is never restarted', async () => {
  const sources = await sourcesOf({ command: ['redis-server'] }, root);
  expect(sources.has(at('order.ts'))).toBe(false);
});
