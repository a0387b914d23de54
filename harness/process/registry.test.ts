import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identify } from './identity.ts';
import { openRegistry } from './registry.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

const entry = { pid: 4_000_000, startTime: 'then', name: 'order', command: ['node', 'order.ts'], ports: [10_001] };

test('is on disk before the first process is started', () => {
  const { file } = openRegistry(stateDir);
  expect(file).toBe(join(stateDir, `${process.pid}.json`));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    owner: identify(process.pid),
    processes: [],
    tempDirs: [],
  });
});

test('is on disk after every change', () => {
  const registry = openRegistry(stateDir);
  const onDisk = () => JSON.parse(readFileSync(registry.file, 'utf8'));
  registry.add(entry);
  const tempDir = registry.tempDir('postgres');
  expect(onDisk()).toMatchObject({ processes: [entry], tempDirs: [tempDir] });
  registry.remove(entry.pid);
  registry.removeTempDir(tempDir);
  expect(onDisk()).toMatchObject({ processes: [], tempDirs: [] });
  expect(existsSync(tempDir)).toBe(false);
});

test('deletes its file only when nothing is left', () => {
  const registry = openRegistry(stateDir);
  registry.add(entry);
  registry.close();
  expect(existsSync(registry.file)).toBe(true);
  registry.remove(entry.pid);
  registry.close();
  expect(readdirSync(stateDir)).toEqual([]);
});

test.each(['/home', 'shakedown-relative', '/', '/home/shakedown'])('refuses to have %s removed', (path) => {
  expect(() => openRegistry(stateDir).addTempDir(path)).toThrow(
    expect.objectContaining({ code: 'SD_TEMP_DIR_FOREIGN' }),
  );
});

test('keeps the file of an earlier owner that had the same pid', () => {
  const earlier = {
    owner: { pid: process.pid, startTime: 'before the boot', command: [] },
    processes: [entry],
    tempDirs: [],
  };
  writeFileSync(join(stateDir, `${process.pid}.json`), JSON.stringify(earlier));
  openRegistry(stateDir);
  const kept = readdirSync(stateDir).filter((name) => name !== `${process.pid}.json`);
  expect(kept).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(stateDir, kept[0] as string), 'utf8'))).toEqual(earlier);
});

test('goes on with what this process has recorded when it is opened again', () => {
  openRegistry(stateDir).add(entry);
  expect(openRegistry(stateDir).entries().processes).toEqual([entry]);
});
