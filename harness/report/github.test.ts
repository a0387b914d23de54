import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportToGitHub } from './github.ts';
import { checkFixture, verdictFixture } from './verdict-fixture.ts';

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'github-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const report = (verdict: Parameters<typeof reportToGitHub>[0], env: Record<string, string>) =>
  reportToGitHub(verdict, { runDir: folder, env, write: (line) => lines.push(line) });

it('annotates failures and doubts, each on one line, and adds the summary', async () => {
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, 'of an earlier step\n');
  const verdict = verdictFixture([
    checkFixture('chaos/a', { verdict: 'fail', title: 'Orders: all, and now', reason: '100 % lost\nat once' }),
    checkFixture('chaos/b', { verdict: 'inconclusive', reason: 'too few' }),
    checkFixture('chaos/c'),
  ]);
  await report(verdict, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
  expect(lines).toEqual([
    '::error title=Orders%3A all%2C and now::100 %25 lost%0Aat once%0Arepeat: npx shakedown gate --plan pr --seed 7 --only chaos/a',
    '::warning title=Title of chaos/b::too few%0Arepeat: npx shakedown gate --plan pr --seed 7 --only chaos/b',
  ]);
  expect(readFileSync(summary, 'utf8')).toMatch(
    /^of an earlier step\n## ❌ Shakedown: failed[\s\S]+report\.html`<\/sub>\n$/,
  );
});

it('names in the tenth annotation those that GitHub would drop', async () => {
  const checks = Array.from({ length: 14 }, (_, at) => checkFixture(`load/c${at}`, { verdict: 'fail', reason: 'x' }));
  await report(verdictFixture(checks), { GITHUB_ACTIONS: 'true' });
  expect(lines).toHaveLength(10);
  expect(lines[9]).toBe('::error title=5 more::load/c9%0Aload/c10%0Aload/c11%0Aload/c12%0Aload/c13');
});

it('warns of a run that is less than its checks, and of a summary that cannot be written', async () => {
  const verdict = verdictFixture([checkFixture('load/a')], { residue: ['process 4711'] });
  await report(verdict, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'none', 'summary.md') });
  expect(lines).toEqual([
    '::warning title=Shakedown::left behind: process 4711',
    expect.stringMatching(/^::warning title=Shakedown::no summary could be written: /),
  ]);
});

it('does nothing elsewhere', async () => {
  const summary = join(folder, 'summary.md');
  await report(verdictFixture([checkFixture('load/a', { verdict: 'fail', reason: 'x' })]), {
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(lines).toEqual([]);
  expect(() => readFileSync(summary)).toThrow();
});
