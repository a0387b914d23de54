import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ConsumerRun, judgeConsumers, runConsumerTests } from '../consumers/index.ts';
import { readPacts } from '../pact-file.ts';
import { failing, ours } from './testing/ours.ts';
import { folder } from './testing/pact.ts';
import { pactJs, vitest } from './testing/stock.ts';

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const stock = (name: string, pactDir = folder()) => vitest(join(fixtures, name), pactDir);
const run = (name: string, workDir = folder()): Promise<ConsumerRun> =>
  runConsumerTests({ root: fixtures, dir: name, workDir, signal: new AbortController().signal });
const descriptions = (pactDir: string): string[] =>
  readPacts(pactDir).flatMap(({ interactions }) => interactions.map(({ description }) => description));

test('a test that is skipped: what it expects is in no pact', async () => {
  expect(await stock('skipped')).toBe('green');
  expect(judgeConsumers(await run('skipped'))).toMatchObject(failing('were skipped: .*reads an order that is shipped'));
});

test('a test that runs alone', async () => {
  expect(await stock('only')).toBe('green');
  expect(judgeConsumers(await run('only'))).toMatchObject(failing(/consumer tests failed|were skipped/));
});

test('a test that never asks its mock: there is no pact', async () => {
  const pactDir = folder();
  expect(await stock('never-asks', pactDir)).toBe('green');
  expect(readdirSync(pactDir)).toEqual([]);
  expect(judgeConsumers(await run('never-asks'))).toMatchObject(failing('wrote no interaction'));
});

test('two tests that expect different things of one request: the last one wins', async () => {
  const pactDir = folder();
  expect(await stock('overwritten', pactDir)).toBe('green');
  expect(descriptions(pactDir)).toEqual(['a request for an order']);
  expect(judgeConsumers(await run('overwritten'))).toMatchObject(
    failing('another test expects something else of "a request for an order"'),
  );
});

test('an interaction whose test is long gone: pact files only ever merge', async () => {
  const pactDir = folder();
  expect([await stock('stale/before', pactDir), await stock('stale/after', pactDir)]).toEqual(['green', 'green']);
  expect(descriptions(pactDir)).toContain('a request for a gift');
  const workDir = folder();
  await run('stale/before', workDir);
  expect(descriptions((await run('stale/after', workDir)).pactDir)).toEqual(['a request for an order']);
});

test('a test that never looks at the message: the consumer cannot read what it expects', async () => {
  const pactDir = folder();
  expect(await stock('unread', pactDir)).toBe('green');
  const pacts = readPacts(pactDir).map(({ file }) => file);
  const placed = { sum: 900 };
  expect(
    await pactJs({ provider: 'order', pactUrls: pacts, messageProviders: { 'order.placed': async () => placed } }),
  ).toBe('green');
  const reads = ({ content }: { content: unknown }) => {
    if (!(content as { total?: number }).total) throw new Error('total is missing');
  };
  const contract = { messages: { 'order.placed': () => ({ content: placed }) } };
  const consumers = { web: { handles: { orders: ['order.placed'] }, reads } };
  expect(await ours(pacts, { contract, consumers })).toMatchObject(
    failing('evolution: "order.placed": the consumer cannot read today’s: total is missing'),
  );
});
