import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import { Database } from './database/index.ts';

/**
 * @param dir - folder of `broker.sqlite`, made when it is not there; undefined keeps everything in memory
 * @throws EnvironmentError SD_BROKER_DATA
 */
export function openDatabase(dir: string | undefined): {
  readonly database: Database;
  readonly file: string | undefined;
} {
  if (dir === undefined) return { database: new Database(':memory:'), file: undefined };
  const file = join(resolve(dir), 'broker.sqlite');
  try {
    mkdirSync(dir, { recursive: true });
    return { database: new Database(file), file };
  } catch (cause) {
    throw new EnvironmentError('SD_BROKER_DATA', `The broker cannot keep its data in ${file}: ${messageOf(cause)}.`, {
      cause,
      details: { file },
    });
  }
}
