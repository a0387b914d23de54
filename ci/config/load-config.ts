import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, ShakedownError, UsageError } from '../../harness/errors.ts';
import type { Config } from './config.ts';
import { checkConfig } from './config.ts';
import { resolveShakedown } from './resolve-shakedown.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the file. */
  readonly file: string;
  /** Its folder: paths in the config are relative to it. */
  readonly root: string;
}

/** `.mts` is for packages whose `type` is `commonjs`. */
const fileNames = ['shakedown.config.ts', 'shakedown.config.mts', 'shakedown.config.js', 'shakedown.config.mjs'];

/**
 * Loads the config, from `path` or from the nearest folder upwards that has a `shakedown.config.ts`.
 *
 * @throws UsageError SD_CONFIG_NOT_FOUND, SD_CONFIG_BROKEN (it throws or does not parse), SD_CONFIG_INVALID.
 */
export async function loadConfig(path: string | undefined, cwd: string): Promise<LoadedConfig> {
  const file = path === undefined ? nearest(cwd) : resolve(cwd, path);
  if (file === undefined || !existsSync(file)) {
    throw new UsageError(
      'SD_CONFIG_NOT_FOUND',
      `no ${path ?? fileNames[0]} in ${cwd}${path === undefined ? ' or above' : ''}: write one (docs/getting-started.md) or pass --config <file>`,
      { details: { path: path ?? fileNames[0], cwd } },
    );
  }
  resolveShakedown();
  const config = await importDefault(file);
  return { config: checkConfig(config, file), file, root: dirname(file) };
}

async function importDefault(file: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (thrown) {
    if (thrown instanceof ShakedownError) throw thrown;
    const where =
      thrown instanceof Error ? thrown.stack?.split('\n').find((line) => line.includes('file://')) : undefined;
    throw new UsageError(
      'SD_CONFIG_BROKEN',
      `${file} cannot be loaded: ${messageOf(thrown)}${where ? ` (${where.trim()})` : ''}`,
      {
        cause: thrown,
        details: { path: file },
      },
    );
  }
}

function nearest(from: string): string | undefined {
  const candidate = fileNames.map((name) => resolve(from, name)).find((file) => existsSync(file));
  if (candidate) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : nearest(parent);
}
