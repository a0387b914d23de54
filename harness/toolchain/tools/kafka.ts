import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ToolDefinition } from '../definition.ts';
import { releaseArchive } from '../fetch/archive.ts';
import { apacheSha512 } from '../fetch/checksum.ts';
import { mavenCopy } from '../fetch/maven-copy.ts';
import { mavenJars } from '../fetch/maven-jars.ts';
import type { Origin } from '../origins.ts';
import { exactly } from '../version.ts';
import { kafkaJars } from './kafka-jars.ts';

const version = '4.4.0';
const distribution = `kafka_2.13-${version}`;

export const kafka: ToolDefinition = {
  name: 'kafka',
  title: `Kafka ${version}`,
  folder: `kafka-${version}`,
  variables: [{ name: 'SHAKEDOWN_KAFKA' }],
  commands: ['kafka-server-start.sh', 'kafka-server-start'],
  fromCommand: (command) => dirname(dirname(command)),
  inFolder: ['libs'],
  inspect: async (folder) => inspect(folder),
  refuses: exactly(version),
  sources: [
    apacheRelease('apache'),
    apacheRelease('apacheArchive'), // Where Apache keeps the releases that are no longer the newest.
    mavenJars(kafkaJars),
    mavenCopy({ groupId: 'org.apache.kafka', artifactId: 'kafka_2.13', version }, kafkaJars),
  ],
  advice: `Unpack Kafka ${version} (https://kafka.apache.org/downloads).`,
};

function apacheRelease(origin: Origin) {
  const path = `kafka/${version}/${distribution}.tgz`;
  return releaseArchive({
    origin,
    path: () => path,
    // Not known to us for certain, so what Apache publishes beside the release is the word we take.
    checksum: apacheSha512(origin, `${path}.sha512`),
    unpack: { strip: 1, only: [`${distribution}/libs`] },
  });
}

/** A folder of jars, or a distribution that has them in `libs`. */
function inspect(folder: string): { path: string; version: string } {
  const path = [folder, join(folder, 'libs')].find((candidate) => existsSync(candidate) && jarVersion(candidate));
  if (!path) throw new Error('there is no kafka_2.13-<version>.jar in it');
  return { path, version: jarVersion(path) as string };
}

function jarVersion(folder: string): string | undefined {
  return readdirSync(folder).flatMap((file) => /^kafka_2\.13-(\d+\.\d+\.\d+)\.jar$/.exec(file)?.[1] ?? [])[0];
}
