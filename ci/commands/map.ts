import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import { loadConfig } from '../config/index.ts';
import { drawMap } from '../map/draw-map.ts';

/** Draws the system that the config describes: to a file, or to stdout. */
export async function map({ config, file }: { readonly config?: string; readonly file?: string }): Promise<void> {
  const loaded = await loadConfig(config, process.cwd());
  const svg = await drawMap(loaded.config.system);
  if (file === undefined) return void process.stdout.write(svg);
  const path = resolve(file);
  try {
    writeFileSync(path, svg);
  } catch (cause) {
    throw new EnvironmentError('SD_NOT_WRITABLE', `The map cannot be written to ${path}: ${messageOf(cause)}`, {
      cause,
      details: { path },
    });
  }
  process.stdout.write(`${path}\n`);
}
