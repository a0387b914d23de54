import { HttpError } from './http-error.ts';

const DEPTH = 32;

/**
 * Refuses JSON that nests deeper than any schema of ours: whatever walks it by recursion would run out of stack.
 *
 * @throws {HttpError} 400 `validation`
 */
export function limitDepth(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH) throw new HttpError(400, 'validation', `The body nests deeper than ${DEPTH} levels`);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
