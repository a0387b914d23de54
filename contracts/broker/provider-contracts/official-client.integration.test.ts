import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractsOf } from './index.ts';
import { smallBroker } from './testing/small-broker.ts';

const openapi = (type: string) => `
openapi: 3.1.0
info: { title: Bar, version: "1" }
paths:
  /bar:
    get:
      responses:
        200:
          description: bar
          content: { application/json: { schema: { type: object, properties: { total: { type: ${type} } } } } }
`;
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shakedown-provider-contracts-'));
  writeFileSync(join(dir, 'good.yaml'), openapi('integer'));
  writeFileSync(join(dir, 'bad.yaml'), openapi('string'));
  writeFileSync(join(dir, 'broken.yaml'), 'just text');
  writeFileSync(join(dir, 'results.txt'), '12 passed');
});
afterAll(() => rmSync(dir, { recursive: true }));

async function publish(url: string, file: string, version: string, ...more: string[]) {
  const args = ['pactflow', 'publish-provider-contract', join(dir, file), '--broker-base-url', url];
  args.push('--provider', 'Bar', '--provider-app-version', version, '--output', 'text', '--retries', '1', ...more);
  const done = promisify(execFile)('node_modules/.bin/pact', args, { env: { ...process.env, NO_COLOR: '1' } });
  return await done.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` }),
  );
}

test('the official client publishes a provider’s contract and says what it was compared with', async () => {
  const { url, history } = await smallBroker();
  const results = ['--verification-success', '--verification-results', join(dir, 'results.txt')];
  const good = await publish(
    url,
    'good.yaml',
    '1',
    '--branch',
    'feat/x',
    '--tag',
    'dev',
    ...results,
    '--verifier',
    'own',
  );
  expect(good).toMatchObject({ code: 0, said: expect.stringContaining('It holds what Foo expects') });
  expect(contractsOf(history.database, history.versionId('Bar 1'))).toMatchObject([
    { specification: 'openapi', selfVerification: { success: true, content: '12 passed', verifier: 'own' } },
  ]);
  const bad = await publish(url, 'bad.yaml', '2');
  expect(bad).toMatchObject({ code: 0, said: expect.stringContaining('does not hold what Foo expects') });
});

test('the official client prints why a contract is refused', async () => {
  const { url } = await smallBroker();
  const broken = await publish(url, 'broken.yaml', '1');
  expect(broken.code).not.toBe(0);
  expect(broken.said).toContain('expected an object');
  await publish(url, 'good.yaml', '1');
  const changed = await publish(url, 'bad.yaml', '1');
  expect(changed.code).not.toBe(0);
  expect(changed.said).toContain('Cannot change the content of the openapi document of Bar version 1');
});
