import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { messageOf, UsageError } from '../harness/errors.ts';
import type { Journey } from './journey.ts';

export interface LoadedJourney {
  /** Absolute path of its file. */
  readonly file: string;
  readonly journey: Journey;
}

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in kebab-case');
const edge = z.string().regex(/^[^\s→]+(→|->)[^\s→]+$/, 'must be an edge, such as order→payment');

const journeySchema = z.strictObject({
  id: kebab,
  title: z.string().min(1),
  session: z.enum(['http', 'browser']),
  entry: z.string().min(1).optional(),
  traces: z
    .array(
      z.strictObject({
        step: z.string().min(1),
        edges: z.array(edge).min(1),
        withinMs: z.number().positive().optional(),
      }),
    )
    .optional(),
  run: z.custom<Journey['run']>((value) => typeof value === 'function', 'must be a function'),
});

/**
 * Imports journeys from their files, in the order given.
 *
 * @param root folder that `paths` are relative to
 * @throws UsageError SD_JOURNEY_NOT_FOUND when there is no such file; SD_JOURNEY_INVALID when a file cannot be imported,
 * its default export is no journey, or two journeys share an id.
 */
export async function loadJourneys(root: string, paths: readonly string[]): Promise<LoadedJourney[]> {
  const loaded: LoadedJourney[] = [];
  for (const path of paths) {
    const file = resolve(root, path);
    const journey = await importJourney(file, path);
    const other = loaded.find((each) => each.journey.id === journey.id);
    if (other) throw invalid(path, `its id ${journey.id} is that of ${other.file} too; give it another one`);
    loaded.push({ file, journey });
  }
  return loaded;
}

async function importJourney(file: string, path: string): Promise<Journey> {
  await access(file).catch(() => {
    throw new UsageError('SD_JOURNEY_NOT_FOUND', `There is no journey at ${path} (looked for ${file}).`, {
      details: { path, file },
    });
  });
  const module: { default?: unknown } = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw invalid(path, `it cannot be imported: ${messageOf(error)}`, error);
  });
  if (module.default === undefined)
    throw invalid(path, 'it has no default export; export default defineJourney({ … })');
  const checked = journeySchema.safeParse(module.default);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const at = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
    throw invalid(path, `its default export is no journey: ${issue?.message ?? 'invalid'}${at}`);
  }
  return module.default as Journey;
}

function invalid(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError('SD_JOURNEY_INVALID', `The journey ${path} is not valid: ${why}.`, {
    cause,
    details: { path },
  });
}
