import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEvidenceWriter } from './evidence-writer.ts';

let runDir: string;
beforeEach(() => {
  runDir = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(runDir, { recursive: true }));

it('writes files below the check, and lists them relative to the run', async () => {
  const evidence = createEvidenceWriter({ runDir, checkId: 'chaos/payment-slow' });
  const path = await evidence.file('log', 'log of payment', 'payment.log', 'started\n');
  await evidence.trace('slowest order', []);
  evidence.text('answer', '503');
  expect(path).toBe(join(runDir, 'evidence/chaos/payment-slow/payment.log'));
  expect(evidence.list()).toEqual([
    { kind: 'log', title: 'log of payment', path: 'evidence/chaos/payment-slow/payment.log' },
    { kind: 'trace', title: 'slowest order', path: 'evidence/chaos/payment-slow/trace-slowest-order.json' },
    { kind: 'text', title: 'answer', text: '503' },
  ]);
  expect(readFileSync(path, 'utf8')).toBe('started\n');
});

it('makes no folder for a check that leaves nothing', () => {
  createEvidenceWriter({ runDir, checkId: 'load/browse' }).text('p95', '12 ms');
  expect(existsSync(join(runDir, 'evidence'))).toBe(false);
});

it.each([
  '../../../etc/passwd',
  '/etc/passwd',
  '..',
  '',
  'order→payment: 100 %.json',
  'C:\\temp\\a.log',
  `${'long'.repeat(99)}.png`,
])('keeps a file named %j in its folder', async (name) => {
  const evidence = createEvidenceWriter({ runDir, checkId: '../chaos/../../x y' });
  const path = await evidence.file('file', 'a file', name, 'x');
  expect(evidence.list()).toMatchObject([{ path: expect.stringMatching(/^evidence\/[\w.-]+(\/[\w.-]+)*$/) }]);
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(runDir)).toEqual(['evidence']);
});

it('gives every file a name of its own, also when written at once', async () => {
  const evidence = createEvidenceWriter({ runDir, checkId: 'chaos/a' });
  const names = ['log.txt', 'LOG.txt', 'log.txt', 'log-2.txt'];
  const paths = await Promise.all(names.map((name, at) => evidence.file('log', name, name, String(at))));
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['0', '1', '2', '3']);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(4);
});

it('takes a file that is there already, and says so of one that lies elsewhere', () => {
  const evidence = createEvidenceWriter({ runDir, checkId: 'load/browse' });
  evidence.existing('json', 'summary', join(runDir, 'k6/summary.json'));
  evidence.existing('har', 'requests', 'requests.har');
  evidence.existing('file', 'shadow', `${runDir}-other/shadow`);
  expect(evidence.list()).toEqual([
    { kind: 'json', title: 'summary', path: 'k6/summary.json' },
    { kind: 'har', title: 'requests', path: 'requests.har' },
    { kind: 'text', title: 'shadow', text: expect.stringContaining(`${runDir}-other/shadow`) },
  ]);
});

it('keeps the beginning and the end of an endless text', () => {
  const evidence = createEvidenceWriter({ runDir, checkId: 'load/browse' });
  evidence.text('log', `first${'x'.repeat(1_000_000)}last`);
  const [entry] = evidence.list();
  const text = entry !== undefined && 'text' in entry ? entry.text : '';
  expect(text.length).toBeLessThan(66_000);
  expect(text).toMatch(/^firstx+\n… 934473 characters left out …\nx+last$/);
});
