import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadVerdict } from './load-verdict.ts';
import { checkFixture, verdictFixture } from './verdict-fixture.ts';
import { writeReports } from './write-reports.ts';

let runDir: string;
beforeEach(() => {
  runDir = mkdtempSync(join(tmpdir(), 'verdict-'));
});
afterEach(() => rmSync(runDir, { recursive: true }));

it('reads back what was written', async () => {
  const verdict = verdictFixture([checkFixture('load/browse')]);
  const unmeasured = { ...verdict.environment, readyAfterMs: undefined };
  await writeReports({ ...verdict, environment: unmeasured }, { runDir });
  expect(await loadVerdict(runDir)).toEqual({ ...verdict, environment: unmeasured });
});

it('says that there is no such run', async () => {
  await expect(loadVerdict(join(runDir, 'none'))).rejects.toMatchObject({ code: 'SD_NO_RUN', exitCode: 2 });
});

it.each([
  ['{"schema":', 'JSON'],
  [JSON.stringify({ ...verdictFixture([]), plan: 'weekly' }), 'plan: '],
])('says what is wrong with %j', async (text, why) => {
  writeFileSync(join(runDir, 'verdict.json'), text);
  await expect(loadVerdict(runDir)).rejects.toMatchObject({
    code: 'SD_VERDICT_INVALID',
    message: expect.stringContaining(why),
  });
});
