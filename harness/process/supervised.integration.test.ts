import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { residentBytes } from './memory.ts';
import { processRow } from './process-table.ts';
import { openRegistry } from './registry.ts';
import { type Supervised, type SuperviseOptions, supervise } from './supervised.ts';
import { until } from './until.ts';
import { whileRunning } from './while-running.ts';

let folder: string;
let started: Supervised[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((supervised) => supervised.stop({ graceMs: 0 })));
  rmSync(folder, { recursive: true });
});

/** A shell script under supervision, once it has said `ready`. */
async function script(text: string, options: Partial<SuperviseOptions> = {}): Promise<Supervised> {
  const supervised = await supervise({
    name: 'script',
    command: ['sh', '-c', text],
    logFile: join(folder, 'script.log'),
    ...options,
  });
  started.push(supervised);
  if (text.includes('echo ready')) await said(supervised, 'ready');
  return supervised;
}

function said(supervised: Supervised, text: string): Promise<void> {
  const probe = async () =>
    supervised.tail().includes(text)
      ? { ready: true as const }
      : { ready: false as const, reason: supervised.tail().join() };
  return until(probe, { what: text, withinMs: 5_000, everyMs: 5 });
}

test('stops the process and its children', async () => {
  const supervised = await script('sleep 60 & echo $!; echo ready; wait');
  const child = Number(supervised.tail()[0]);
  expect(processRow(child)).toBeDefined();
  expect(await supervised.stop()).toEqual({ code: null, signal: 'SIGTERM', expected: true });
  expect(supervised.isRunning).toBe(false);
  expect(processRow(child)).toBeUndefined();
});

test('kills what ignores SIGTERM, children too', async () => {
  const supervised = await script('trap "" TERM; sleep 60 & echo $!; echo ready; wait; sleep 60');
  const child = Number(supervised.tail()[0]);
  expect(await supervised.stop({ graceMs: 100 })).toMatchObject({ signal: 'SIGKILL', expected: true });
  expect(processRow(child)).toBeUndefined();
});

test('lets a process end by itself within its grace', async () => {
  const supervised = await script('trap "echo tidied; exit 7" TERM; echo ready; while :; do sleep 0.01; done');
  expect(await supervised.stop()).toEqual({ code: 7, signal: null, expected: true });
  expect(supervised.tail()).toContain('tidied');
});

test('stops a paused process', async () => {
  const supervised = await script('echo ready; sleep 60');
  supervised.kill('SIGSTOP');
  expect(await supervised.stop()).toMatchObject({ signal: 'SIGTERM' });
});

test('can be stopped twice, and after its end', async () => {
  const supervised = await script('echo ready; sleep 60');
  const [first, second] = await Promise.all([supervised.stop(), supervised.stop()]);
  expect(second).toEqual(first);
  expect(await supervised.stop()).toEqual(first);
});

test('reports an end that nobody asked for, and takes the children down', async () => {
  const onUnexpectedExit = vi.fn();
  const supervised = await script('sleep 60 & echo $!; echo no database; exit 3', { onUnexpectedExit });
  const exit = await supervised.exited;
  expect(exit).toEqual({ code: 3, signal: null, expected: false });
  expect(onUnexpectedExit).toHaveBeenCalledExactlyOnceWith(exit, supervised);
  expect(processRow(Number(supervised.tail()[0]))).toBeUndefined();
});

test('reports no end that was asked for', async () => {
  const onUnexpectedExit = vi.fn();
  const supervised = await script('echo ready; sleep 60', { onUnexpectedExit });
  supervised.kill('SIGKILL');
  expect(await supervised.exited).toMatchObject({ signal: 'SIGKILL', expected: true });
  expect(onUnexpectedExit).not.toHaveBeenCalled();
});

test('stops when the signal is aborted', async () => {
  const given = new AbortController();
  const supervised = await script('echo ready; sleep 60', { signal: given.signal });
  given.abort();
  expect(await supervised.exited).toMatchObject({ signal: 'SIGTERM', expected: true });
});

test('keeps the output of an earlier start, and shows that of this one', async () => {
  const logFile = join(folder, 'script.log');
  writeFileSync(logFile, 'from before\n');
  const supervised = await script('echo out; echo err >&2; echo ready', { logFile });
  await supervised.exited;
  expect(supervised.tail()).toEqual(['out', 'err', 'ready']);
  expect(supervised.tail(1)).toEqual(['ready']);
  expect(readFileSync(logFile, 'utf8')).toMatch(/^from before\n/);
});

test('says so when the program cannot be run, and leaves nothing recorded', async () => {
  const registry = openRegistry(join(folder, 'state'));
  const command = ['/does/not/exist'];
  await expect(supervise({ name: 'order', command, logFile: join(folder, 'x.log'), registry })).rejects.toMatchObject({
    code: 'SD_PROCESS_NOT_STARTED',
    message: 'order could not be started: spawn /does/not/exist ENOENT',
  });
  expect(registry.entries().processes).toEqual([]);
});

test('is recorded from its start to its end', async () => {
  const registry = openRegistry(join(folder, 'state'));
  const supervised = await script('echo ready; sleep 60', { registry, ports: [10_001] });
  expect(JSON.parse(readFileSync(registry.file, 'utf8')).processes).toMatchObject([
    { pid: supervised.pid, name: 'script', ports: [10_001] },
  ]);
  await supervised.stop();
  expect(registry.entries().processes).toEqual([]);
});

test('ends a wait for readiness when the process has ended', async () => {
  const supervised = await script('echo "Error: no database"; exit 1');
  const never = async () => ({ ready: false as const, reason: 'refused' });
  await expect(until(whileRunning(supervised, never), { withinMs: 60_000 })).rejects.toMatchObject({
    code: 'SD_PROCESS_EXITED',
    message: 'script ended with exit code 1 before it was ready. Its last lines:\n  Error: no database',
  });
});

test('measures the memory of the process and its children', async () => {
  const supervised = await script('sleep 60 & echo ready; wait');
  const bytes = residentBytes(supervised.pid);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(100_000_000);
  await supervised.stop();
  expect(residentBytes(supervised.pid)).toBe(0);
});
