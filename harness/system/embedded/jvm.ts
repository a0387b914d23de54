import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../toolchain/index.ts';

/** Little memory, quick to start: a broker for tests never gets to where the optimising compiler pays. */
const SMALL = [
  '-Xmx256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  '-XX:+IgnoreUnrecognizedVMOptions',
];

export interface Jvm {
  readonly flags: readonly string[];
  /** True when this run shall write the class archive at its end: end it gently, then call `keepArchive`. */
  readonly archives: boolean;
  keepArchive(): void;
}

/**
 * JVM flags for Kafka. Loading its classes from an archive (class data sharing, JEP 350) halves the start and saves 50 MB; the
 * first run of a Kafka on a Java writes it when it ends.
 */
export function kafkaJvm(java: { readonly path: string; readonly version: string }, classpath: readonly string[]): Jvm {
  const jars = classpath.map((jar) => `${jar} ${statSync(jar).mtimeMs}`);
  const key = createHash('sha256')
    .update([java.path, java.version, ...jars].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const archive = join(cacheFolder(process.env), `kafka-classes-${key}.jsa`);
  if (existsSync(archive)) {
    return {
      flags: [...SMALL, `-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'],
      archives: false,
      keepArchive: () => {},
    };
  }
  const draft = `${archive}.${process.pid}`;
  const keepArchive = (): void => {
    try {
      if (existsSync(draft)) renameSync(draft, archive);
    } catch {
      rmSync(draft, { force: true }); // The next run tries again.
    }
  };
  return { flags: [...SMALL, `-XX:ArchiveClassesAtExit=${draft}`], archives: true, keepArchive };
}
