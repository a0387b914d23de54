import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Evidence } from '../../check/index.ts';
import { createEvidenceLoader } from './load-evidence.ts';

let folder: string;
let load: ReturnType<typeof createEvidenceLoader>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  mkdirSync(join(folder, 'run'));
  load = createEvidenceLoader(join(folder, 'run'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (kind: Evidence['kind'], name: string, content: string | Uint8Array): Evidence => {
  writeFileSync(join(folder, 'run', name), content);
  return { kind, title: name, path: name };
};

it('reads the end of a log that is too long, and the beginning of anything else', async () => {
  const long = `first\n${'x'.repeat(300_000)}\nlast`;
  expect(await load(file('log', 'a.log', long))).toMatchObject({
    cut: true,
    text: expect.stringMatching(/^x+\nlast$/),
  });
  expect(await load(file('diff', 'a.diff', long))).toMatchObject({
    cut: true,
    text: expect.stringMatching(/^first\nx+$/),
  });
});

it('embeds screenshots up to a limit, and links the rest', async () => {
  const shown = [];
  for (let at = 0; at < 7; at++)
    shown.push((await load(file('screenshot', `${at}.png`, new Uint8Array(2_900_000)))).shown);
  expect(shown).toEqual(['image', 'image', 'image', 'image', 'image', 'link', 'link']);
  expect(await load(file('screenshot', 'small.jpg', 'x'))).toMatchObject({ source: 'data:image/jpeg;base64,eA==' });
});

it('links what is huge', async () => {
  const evidence = file('trace', 'trace.json', '[]');
  truncateSync(join(folder, 'run', 'trace.json'), 9_000_000);
  expect(await load(evidence)).toMatchObject({ shown: 'link', bytes: 9_000_000 });
});

it('takes figures that were not numbers', async () => {
  const timeline = { unit: 'ms', series: [{ name: 'p95', points: [[1, null]] }], windows: [] };
  expect(await load(file('timeline', 't.json', JSON.stringify(timeline)))).toMatchObject({
    timeline: { series: [{ points: [[1, Number.NaN]] }] },
  });
});

it.each([
  ['a trace that is none', '{"spans":1}', 'trace', 'a.json', 'not a trace'],
  ['a timeline that is no JSON', 'nonsense', 'timeline', 'a.json', 'JSON'],
  ['a file that is gone', undefined, 'log', 'gone.log', 'ENOENT'],
  ['a path that leads out', undefined, 'log', '../secret', "outside the run's folder"],
  ['a link that leads out', undefined, 'log', 'link', "outside the run's folder"],
] as const)('shows why there is nothing to see of %s', async (_name, content, kind, path, why) => {
  writeFileSync(join(folder, 'secret'), 'secret');
  symlinkSync(join(folder, 'secret'), join(folder, 'run', 'link'));
  if (content !== undefined) file(kind, path, content);
  expect(await load({ kind, title: 'it', path })).toMatchObject({
    shown: 'nothing',
    why: expect.stringContaining(why),
  });
});
