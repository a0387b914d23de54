import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../shakedown.config.ts';
import { runConsumerTests } from '../consumers/run-consumer-tests.ts';
import { edgeCover } from '../edges/index.ts';
import { type Pact, partOf, readPacts } from '../pact-file.ts';
import { verifyPart } from '../providers/index.ts';
import { shopContracts } from './index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { signal } = new AbortController();
let workDir: string;
let pacts: readonly Pact[];
beforeAll(async () => {
  workDir = mkdtempSync(join(tmpdir(), 'shakedown-shop-contracts-'));
  const run = await runConsumerTests({ root, dir: shopContracts.consumerTests, workDir, signal });
  expect(run.failures).toEqual([]);
  pacts = readPacts(run.pactDir);
});
afterAll(() => rmSync(workDir, { recursive: true }));

test('every call and every event that a service handles is under contract', () => {
  const { covered, open } = edgeCover(config.system, pacts, shopContracts);
  expect(open).toEqual([]);
  expect(covered).toEqual(expect.arrayContaining(['user-bff→order', 'order→notification order.refunded']));
});

test('every event holds in all three layers', async () => {
  const told = pacts.filter((pact) => partOf(pact, 'message').interactions.length > 0);
  expect(told.length).toBeGreaterThan(8);
  for (const pact of told) {
    const contract = shopContracts.providers[pact.provider] ?? {};
    const consumer = shopContracts.consumers?.[pact.consumer];
    const system = {} as never;
    const { outcome } = await verifyPart({ pact, part: 'message', contract, consumer, system, root, workDir, signal });
    expect(outcome).toMatchObject({ verdict: 'pass', reason: expect.not.stringContaining('not asked for') });
  }
});
