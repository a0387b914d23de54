import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EnvironmentError, messageOf } from '../../errors.ts';
import { cacheFolder } from '../../toolchain/index.ts';

export interface StorageOptions {
  readonly java: string;
  readonly version: string;
  readonly classpath: readonly string[];
  readonly propertiesFile: string;
  /** The `log.dirs` of the properties. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** 16 bytes in base64url, as Kafka wants it; one broker alone needs no id of its own. */
const CLUSTER_ID = Buffer.from('shakedown-broker').toString('base64url');

/**
 * Formats a broker's storage. That takes a JVM of its own and yields two small files in which no port stands, so they are
 * kept in the cache. Throws EnvironmentError SD_KAFKA_NOT_FORMATTED.
 */
export async function formatStorage(options: StorageOptions): Promise<void> {
  const { folder, version } = options;
  const template = join(cacheFolder(process.env), `kafka-${version}-storage`);
  if (existsSync(template)) return cpSync(template, folder, { recursive: true });
  await format(options);
  const draft = `${template}.${process.pid}`;
  try {
    mkdirSync(cacheFolder(process.env), { recursive: true });
    cpSync(folder, draft, { recursive: true });
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // Another run was faster, or the cache cannot be written.
  }
}

async function format({ java, classpath, propertiesFile, signal }: StorageOptions): Promise<void> {
  const tool = ['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', propertiesFile];
  await promisify(execFile)(java, ['-cp', classpath.join(':'), ...tool], { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new EnvironmentError(
      'SD_KAFKA_NOT_FORMATTED',
      `Kafka could not format its storage: ${`${stdout}${stderr}`.trim() || messageOf(cause)}`,
      {
        cause,
      },
    );
  });
}
