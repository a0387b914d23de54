import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureTool, findTool, toolNames } from '../index.ts';

test.each(toolNames)('has a %s that works', async (name) => {
  const tool = await ensureTool(name);
  expect(tool).toMatchObject({ name, path: expect.stringMatching(/^\//), version: expect.stringMatching(/^\d+\./) });
  expect(await findTool(name)).toMatchObject({ status: 'found', tool: { path: tool.path } });
});

test("runs Kafka's own tools on the jars", async () => {
  const [java, kafka] = await Promise.all([ensureTool('java'), ensureTool('kafka')]);
  const id = execFileSync(java.path, ['-cp', join(kafka.path, '*'), 'kafka.tools.StorageTool', 'random-uuid'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(id.trim()).toMatch(/^[\w-]{22}$/);
});

test('accepts a folder of jars and a whole distribution that SHAKEDOWN_KAFKA names', async () => {
  const { path } = await ensureTool('kafka');
  for (const named of [path, join(path, '..')]) {
    const search = await findTool('kafka', { env: { ...process.env, SHAKEDOWN_KAFKA: named } });
    expect(search).toMatchObject({ status: 'found', tool: { path, version: '4.4.0', source: 'env' } });
  }
});

test('refuses a SHAKEDOWN_KAFKA without Kafka, and passes over a JAVA_HOME without Java', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  const env = { ...process.env, SHAKEDOWN_KAFKA: empty, JAVA_HOME: empty };
  try {
    await expect(ensureTool('kafka', { env })).rejects.toMatchObject({ code: 'SD_TOOL_UNUSABLE' });
    const java = await findTool('java', { env });
    expect(java).toMatchObject({ status: 'found', tool: { source: 'path' } });
    expect(java.tried).toContainEqual(expect.objectContaining({ place: 'JAVA_HOME' }));
  } finally {
    rmSync(empty, { recursive: true });
  }
});
