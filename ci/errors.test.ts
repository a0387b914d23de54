import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const codesIn = (text: string) => text.match(/\bSD_[A-Z][A-Z_]+[A-Z]\b/g) ?? [];

test('every error code stands in docs/reference/errors.md, and every code there exists', () => {
  const sources = globSync(['{harness,synthetic,load,chaos,contracts,generators,ci}/**/*.ts', 'bin/*.js'], {
    cwd: root,
  }).filter((file) => !/\.test\.ts$|\/(testing|fixtures)\//.test(file));
  const thrown = new Set(sources.flatMap((file) => codesIn(readFileSync(`${root}/${file}`, 'utf8'))));
  const documented = new Set(codesIn(readFileSync(`${root}/docs/reference/errors.md`, 'utf8')));
  expect(
    [...thrown].filter((code) => !documented.has(code)),
    'not documented',
  ).toEqual([]);
  expect(
    [...documented].filter((code) => !thrown.has(code)),
    'no longer thrown',
  ).toEqual([]);
});
