import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import { Database, type Layout } from './database/index.ts';

/**
 * @param dir - folder of the file, made when it is not there; undefined keeps everything in memory
 * @param name - of the file; the broker's own unless the schema registry opens its
 * @throws EnvironmentError SD_BROKER_DATA
 */
export function openDatabase(
  dir: string | undefined,
  name = 'broker.sqlite',
  layout?: Layout,
): {
  readonly database: Database;
  readonly file: string | undefined;
} {
  if (dir === undefined) return { database: new Database(':memory:', layout), file: undefined };
  const file = join(resolve(dir), name);
  try {
    mkdirSync(dir, { recursive: true });
    return { database: new Database(file, layout), file };
  } catch (cause) {
    throw new EnvironmentError('SD_BROKER_DATA', `The broker cannot keep its data in ${file}: ${messageOf(cause)}.`, {
      cause,
      details: { file },
    });
  }
}
