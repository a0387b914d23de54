import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { RunContext } from '../harness/check/index.ts';
import { systemClock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import { generate } from './generate.ts';
import { runGeneratedTests } from './run/run-generated-tests.ts';
import { startLedger } from './testing/ledger-server.ts';

async function generated() {
  const ledger = await startLedger();
  onTestFinished(() => ledger[Symbol.asyncDispose]());
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-generate-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const signal = new AbortController().signal;
  const context = {
    run: { id: 'test', seed: 1, plan: 'pr' },
    root: fileURLToPath(new URL('./testing/', import.meta.url)),
    runDir: dir,
    system: { definition: { name: 'ledger', services: {}, entry: {} }, entry: () => ledger.url },
    clock: systemClock,
    random: createRandom(1),
    signal,
    progress: () => {},
  } as unknown as RunContext;
  // Below this folder, so that the generated files find vitest as a user's would.
  const into = mkdtempSync(join(fileURLToPath(new URL('./testing/', import.meta.url)), 'generated-'));
  onTestFinished(() => rmSync(into, { recursive: true }));
  const [written] = await generate(context, {
    journeys: ['make-an-entry.ts'],
    into,
    recordingsDir: join(dir, 'recordings'),
  });
  const run = async () => (await runGeneratedTests({ dir: into, baseUrl: ledger.url, workDir: dir, signal })).files[0];
  return { ledger, written, run, dir };
}

test('the generated file is readable, and passes on the system that it was recorded from', async () => {
  const { written, run, dir } = await generated();
  const code = readFileSync(written?.file ?? '', 'utf8');
  expect(code).toContain("await call('POST', '/entries', {");
  expect(code).toContain("await call('GET', `/entries/${createdEntry.body.id}`)");
  expect(code).toContain('tax: 25');
  expect(await run()).toMatchObject({ failures: [] });
  const har = JSON.parse(readFileSync(join(dir, 'recordings', 'make-an-entry-1.har'), 'utf8'));
  expect(har.log.entries.map((entry: { request: { method: string } }) => entry.request.method)).toEqual([
    'POST',
    'GET',
  ]);
});

test('it fails on a build that answers anything else', async () => {
  const { ledger, run } = await generated();
  const broken: ((body: Record<string, unknown>) => unknown)[] = [
    ({ tax: _gone, ...rest }) => rest,
    (body) => ({ ...body, amount: String(body.amount) }),
    (body) => ({ ...body, id: 7 }),
    (body) => ({ ...body, note: 'somebody else’s' }),
    (body) => ({ ...body, at: 'yesterday' }),
  ];
  for (const change of broken) {
    ledger.breakBy((_path, body) => ('error' in body ? body : change(body)));
    expect(
      (await run())?.failures.map(({ test: name }) => name),
      String(change),
    ).toContainEqual(expect.stringContaining('make-an-entry'));
  }
});

test('it fails on a build that accepts what was refused', async () => {
  const { ledger, run } = await generated();
  ledger.acceptAnything();
  const failures = (await run())?.failures ?? [];
  expect(failures.map(({ test: name }) => name)).toContainEqual(expect.stringContaining('without body.amount'));
  expect(failures[0]?.calls.at(-1)).toMatchObject({ method: 'POST', path: '/entries', status: 201 });
});
