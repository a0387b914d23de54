import { type Json, recordOf } from '../json.ts';
import { Comparator, type Result } from './comparator.ts';
import type { Problem } from './problem.ts';

/** Compares the HTTP interactions of a pact with the provider's OpenAPI document. */
export async function compareHttp(
  pact: Json,
  interactions: readonly Json[],
  openapi: Json,
): Promise<{ problems: Problem[]; warnings: Problem[] }> {
  // The comparator writes into what it is given.
  const [oas, readable] = structuredClone([openapi, { metadata: recordOf(pact.metadata), interactions }] as const);
  const results: Result[] = [];
  try {
    for await (const result of new Comparator({ oas }).compare(readable)) results.push(result);
  } catch (error) {
    const reason = `could not be compared: ${(error as Error).message}`;
    return { problems: [{ interaction: '', path: '', reason }], warnings: [] };
  }
  return {
    problems: results.filter(({ type }) => type === 'error').map(problemOf),
    warnings: results.filter(({ type }) => type === 'warning').map(problemOf),
  };
}

const problemOf = ({ message, mockDetails }: Result): Problem => ({
  interaction: mockDetails?.interactionDescription ?? '',
  path: (mockDetails?.location ?? '').replace(/^\[root\]\.interactions\[\d+\]\.?/, ''),
  reason: message,
});
