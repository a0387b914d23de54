import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearOrphans } from './clear-orphans.ts';
import { identify } from './identity.ts';
import { familyOf, processRow } from './process-table.ts';
import { signalProcess } from './signals.ts';
import { until } from './until.ts';

let stateDir: string;
let started: number[];
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  started = [];
});
afterEach(() => {
  for (const pid of started) signalProcess(pid, 'SIGKILL');
  rmSync(stateDir, { recursive: true });
});

interface Owner {
  process: ChildProcess;
  leader: number;
  stranger: number;
  tempDir: string;
}

/** A harness process that has started an order service, whose child also runs. */
async function startOwner(): Promise<Owner> {
  const script = join(import.meta.dirname, 'fixtures/owner.ts');
  const owner = spawn(process.execPath, [script, stateDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(owner.stdout.setEncoding('utf8'), 'data');
  const { leader, stranger, tempDir } = JSON.parse(line as string);
  started.push(owner.pid as number, leader, stranger);
  const withChild = async () =>
    familyOf(leader).length > 1 ? { ready: true as const } : { ready: false as const, reason: 'alone' };
  await until(withChild, { withinMs: 5_000, everyMs: 5 });
  return { process: owner, leader, stranger, tempDir };
}

async function kill(owner: Owner): Promise<void> {
  owner.process.kill('SIGKILL');
  await once(owner.process, 'exit');
}

test('ends all that a killed harness left behind, within 10 s, and says what it was', async () => {
  const owner = await startOwner();
  const family = familyOf(owner.leader).map(({ pid }) => pid);
  await kill(owner);
  expect(family.every((pid) => processRow(pid))).toBe(true);

  const before = performance.now();
  const [cleared, ...others] = await clearOrphans(stateDir, { graceMs: 200 });

  expect(performance.now() - before).toBeLessThan(10_000);
  expect(others).toEqual([]);
  expect(cleared).toMatchObject({ owner: { pid: owner.process.pid }, tempDirs: [owner.tempDir], left: [] });
  expect(cleared?.processes).toContainEqual({ pid: owner.leader, name: 'order' });
  for (const pid of [...family, owner.stranger]) expect(processRow(pid)).toBeUndefined();
  expect(existsSync(owner.tempDir)).toBe(false);
  expect(readdirSync(stateDir)).toEqual(['owner.log']);
});

test('finds the children of a supervised process that ended after its harness', async () => {
  const owner = await startOwner();
  const family = familyOf(owner.leader).map(({ pid }) => pid);
  await kill(owner);
  signalProcess(owner.leader, 'SIGKILL');
  await until(async () => (processRow(owner.leader) ? { ready: false, reason: 'runs' } : { ready: true }), {
    withinMs: 5_000,
  });
  await clearOrphans(stateDir);
  for (const pid of family) expect(processRow(pid)).toBeUndefined();
});

test('leaves the processes of a harness that runs alone', async () => {
  const owner = await startOwner();
  expect(await clearOrphans(stateDir)).toEqual([]);
  expect(processRow(owner.leader)).toBeDefined();
  expect(existsSync(owner.tempDir)).toBe(true);
  await kill(owner);
  await clearOrphans(stateDir, { graceMs: 0 });
});

test('leaves a stranger alone that has the pid of a process that ended', async () => {
  const stranger = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
  const pid = stranger.pid as number;
  started.push(pid);
  const state = {
    owner: { pid: 4_000_000, startTime: 'then', command: [] },
    processes: [{ ...identify(pid), startTime: 'earlier', name: 'order', command: [], ports: [] }],
    tempDirs: ['/etc'],
  };
  writeFileSync(join(stateDir, '4000000.json'), JSON.stringify(state));
  expect(await clearOrphans(stateDir)).toMatchObject([{ processes: [], tempDirs: [], left: [] }]);
  expect(processRow(pid)).toBeDefined();
  expect(readdirSync(stateDir)).toEqual([]);
  expect(existsSync('/etc')).toBe(true);
});

test('removes a damaged state file, and is content without any', async () => {
  writeFileSync(join(stateDir, '4000000.json'), '{"owner":');
  expect(await clearOrphans(stateDir)).toEqual([]);
  expect(readdirSync(stateDir)).toEqual([]);
  expect(await clearOrphans(join(stateDir, 'nowhere'))).toEqual([]);
});
