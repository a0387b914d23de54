import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolDefinition } from '../definition.ts';
import { temurin } from '../fetch/temurin.ts';
import { atLeast, versionSaid } from '../version.ts';

/** What Kafka 4 needs of a broker's Java, and the long-term version that we fetch when there is none. */
const needed = 17;
const fetched = 21;

export const java: ToolDefinition = {
  name: 'java',
  title: `Java ${needed} or later`,
  folder: `java-${fetched}`,
  variables: [
    { name: 'SHAKEDOWN_JAVA', toPath: (value) => (isFolder(value) ? join(value, 'bin/java') : value) },
    { name: 'JAVA_HOME', toPath: (home) => join(home, 'bin/java'), shared: true },
  ],
  // macOS has a /usr/bin/java that only says where to buy one; it fails inspection, so the list goes on.
  commands: ['java', '/opt/homebrew/opt/openjdk/bin/java', '/usr/local/opt/openjdk/bin/java'],
  inFolder: ['bin/java', 'Contents/Home/bin/java'],
  inspect: async (path, signal) => ({
    path,
    version: await versionSaid(path, ['-version'], /version "([^"]+)"/, signal),
  }),
  refuses: atLeast(needed),
  sources: [temurin(fetched)],
  advice: `Install a Java runtime, ${needed} or later (https://adoptium.net, or: apt-get install openjdk-17-jre-headless).`,
};

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
