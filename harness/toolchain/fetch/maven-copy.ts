import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FetchSource } from '../definition.ts';
import { runCommand } from '../run-command.ts';
import { which } from '../which.ts';
import { type LockedJar, parseJar } from './maven-jars.ts';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Lets Maven itself fetch an artifact's runtime jars, through the mirrors of the user's settings.xml; same locked list. */
export function mavenCopy(
  artifact: { groupId: string; artifactId: string; version: string },
  jars: readonly LockedJar[],
): FetchSource {
  return {
    source: 'package manager',
    place: `mvn ${artifact.artifactId}:${artifact.version}`,
    fetch: async (into, { env, signal, onProgress }) => {
      const [mvn] = which('mvn', env);
      if (!mvn) throw new Error('mvn is not on PATH');
      const project = join(into, 'project');
      const libs = join(into, 'libs');
      mkdirSync(project);
      writeFileSync(join(project, 'pom.xml'), projectFor(artifact));
      onProgress('asking Maven for the jars');
      await runCommand([mvn, '-B', '-q', PLUGIN, '-DincludeScope=runtime', `-DoutputDirectory=${libs}`], {
        env,
        cwd: project,
        withinMs: 600_000,
        signal,
      });
      rmSync(project, { recursive: true });
      verify(libs, jars);
    },
  };
}

function verify(libs: string, jars: readonly LockedJar[]): void {
  for (const { hex, path } of jars.map(parseJar)) {
    const file = join(libs, basename(path));
    const actual = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (actual !== hex) throw new Error(`Maven's ${basename(path)} has the sha256 ${actual}, not ${hex}: refused`);
  }
}

function projectFor({
  groupId,
  artifactId,
  version,
}: {
  groupId: string;
  artifactId: string;
  version: string;
}): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>shakedown</groupId><artifactId>broker</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}
