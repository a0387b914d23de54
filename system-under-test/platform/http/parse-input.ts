import type { z } from 'zod';
import { HttpError } from './http-error.ts';

/**
 * Checks what a caller sent against `schema`; use strict objects, so that unknown fields are refused too.
 *
 * @throws {HttpError} 400 `validation`, with the path of the first problem.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : (issue?.path ?? []);
  throw new HttpError(400, 'validation', issue?.message ?? 'The input is not valid', path.join('.') || undefined);
}
