import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import { resolveShakedown } from '../config/index.ts';
import type { Flaw } from './flaw.ts';

const edit = z.strictObject({ file: z.string(), replace: z.string().min(1), with: z.string() });
const catcher = z.enum(['contracts', 'generated', 'generators', 'synthetic', 'load', 'chaos', 'invariants']);
const flaw = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  after: z.string().optional(),
  caughtBy: z.array(catcher).min(1),
  at: z.array(z.string()).optional(),
  edits: z.array(edit).min(1),
});

/**
 * Loads the flaws of a folder, each file's default export, in the order of their names.
 *
 * @throws UsageError SD_FLAWS_NOT_FOUND, SD_FLAW_INVALID, SD_FLAW_UNKNOWN (an id in `only` that no file has).
 */
export async function loadFlaws(dir: string, only: readonly string[]): Promise<Flaw[]> {
  if (!existsSync(dir))
    throw new UsageError('SD_FLAWS_NOT_FOUND', `there is no folder ${dir}`, { details: { path: dir } });
  resolveShakedown();
  const files = readdirSync(dir)
    .filter((name) => /^[a-z0-9-]+\.(ts|js|mjs)$/.test(name))
    .sort();
  const flaws: Flaw[] = [];
  for (const file of files) flaws.push(await loadFlaw(resolve(join(dir, file))));
  const unknown = only.filter((id) => !flaws.some((each) => each.id === id));
  if (unknown.length > 0) {
    throw new UsageError(
      'SD_FLAW_UNKNOWN',
      `no flaw ${unknown.join(', ')} in ${dir}; there are ${flaws.map(({ id }) => id).join(', ')}`,
      {
        details: { path: '--flaw', value: unknown },
      },
    );
  }
  return only.length === 0 ? flaws : flaws.filter(({ id }) => only.includes(id));
}

async function loadFlaw(file: string): Promise<Flaw> {
  const { default: exported } = (await import(pathToFileURL(file).href)) as { default?: unknown };
  const { success, data, error } = flaw.safeParse(exported);
  if (!success) {
    const problems = error.issues
      .map(({ path, message }) => `${path.join('.') || 'default export'}: ${message}`)
      .join('; ');
    throw new UsageError('SD_FLAW_INVALID', `${file} is no flaw: ${problems}`, { details: { path: file } });
  }
  const name = basename(file).replace(/\.[a-z]+$/, '');
  if (data.id !== name) {
    throw new UsageError('SD_FLAW_INVALID', `${file}: its id is "${data.id}"; it must be the file's name, "${name}"`, {
      details: { path: file, value: data.id },
    });
  }
  return data as Flaw & typeof data;
}
