import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { shakedown } from './testing.ts';

const config = fileURLToPath(new URL('../examples/json-server/shakedown.config.ts', import.meta.url));

test('a system that nobody here wrote passes its trial, with a config of at most 40 lines', async () => {
  expect(readFileSync(config, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(40);
  const out = mkdtempSync(join(tmpdir(), 'shakedown-json-server-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const { exitCode, stdout, stderr } = await shakedown([
    'gate',
    '--config',
    config,
    '--out',
    out,
    '--seed',
    '3',
    '--json',
  ]);
  const { verdict, suites, residue } = JSON.parse(stdout);
  expect({ exitCode, verdict, residue }, stderr).toEqual({ exitCode: 0, verdict: 'pass', residue: [] });
  for (const suite of ['generators', 'synthetic', 'load', 'chaos'])
    expect(suites[suite].pass, suite).toBeGreaterThan(0);
  expect(suites.contracts).toEqual({ pass: 0, fail: 0, inconclusive: 0, skipped: 1 });
});
