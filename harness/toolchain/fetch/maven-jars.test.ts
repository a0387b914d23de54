import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReleaseServer, releaseServer } from '../fixtures/release-server.ts';
import { kafkaJars } from '../tools/kafka-jars.ts';
import { type LockedJar, mavenJars, parseJar } from './maven-jars.ts';

let folder: string;
let server: ReleaseServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shakedown-test-'));
  server = await releaseServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function publish(path: string, content: string): LockedJar {
  server.files.set(path, content);
  return `${createHash('sha256').update(content).digest('hex')} ${path}` as LockedJar;
}
const context = () => ({ env: { MAVEN_REPO: server.url }, onProgress: () => {} });

test('fetches every jar of the list', async () => {
  const jars = Array.from({ length: 20 }, (_, n) => publish(`org/anvil/part/${n}/part-${n}.jar`, `part ${n}`));
  await mavenJars(jars).fetch(folder, context());
  expect(readdirSync(join(folder, 'libs'))).toHaveLength(20);
});

test('refuses the whole list when one jar is another', async () => {
  const jars = [publish('a.jar', 'a'), publish('b.jar', 'b')];
  server.files.set('b.jar', 'not b');
  await expect(mavenJars(jars).fetch(folder, context())).rejects.toThrow(/b\.jar has the sha256 .* refused/);
});

test("names Kafka's 44 jars, each with a checksum, none twice", () => {
  const jars = kafkaJars.map(parseJar);
  expect(jars).toHaveLength(44);
  expect(new Set(jars.map(({ path }) => path)).size).toBe(44);
  for (const { hex, path } of jars) expect(`${hex} ${path}`).toMatch(/^[0-9a-f]{64} [\w./-]+\.jar$/);
});
