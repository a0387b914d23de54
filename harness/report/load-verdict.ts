import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Verdict } from '../check/index.ts';
import { messageOf, UsageError } from '../errors.ts';
import { verdictSchema } from './verdict-schema.ts';

/**
 * Reads the verdict of an earlier run.
 * @param runDir `.shakedown/runs/<id>`.
 * @throws UsageError SD_NO_RUN when there is none, SD_VERDICT_INVALID when the file is not a verdict.
 */
export async function loadVerdict(runDir: string): Promise<Verdict> {
  const path = join(runDir, 'verdict.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError('SD_NO_RUN', `there is no verdict at ${path}; give the id of a run that has ended`, {
      cause,
      details: { path },
    });
  });
  const read = verdictSchema.safeParse(parsed(text, path));
  if (!read.success) throw invalid(path, explain(read.error), read.error);
  const { environment, ...rest } = read.data;
  const { readyAfterMs, memoryBytes, commit, ...facts } = environment;
  return { ...rest, environment: { ...facts, readyAfterMs, memoryBytes, commit } };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(path, messageOf(cause), cause);
  }
}

const invalid = (path: string, why: string, cause: unknown) =>
  new UsageError(
    'SD_VERDICT_INVALID',
    `${path} is not a verdict that this version reads: ${why}; repeat the run, or use the version that wrote it`,
    { cause, details: { path } },
  );

const explain = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'it'}: ${issue.message}`)
    .join('; ');
