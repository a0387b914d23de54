import { type Json, recordOf } from '../json.ts';
import { Comparator, type Result } from './comparator.ts';
import { pointToMessages, type ReadableInteraction } from './point-to-messages.ts';
import type { Problem } from './problem.ts';
import type { ProviderSpecifications } from './read-specification.ts';

export interface Comparison {
  readonly success: boolean;
  /** How many interactions were compared. */
  readonly compared: number;
  readonly problems: readonly Problem[];
  /** What the documents leave open: it may work, and nobody has promised it. */
  readonly warnings: readonly Problem[];
}

/**
 * Compares one pact (specification 2 to 4) with what its provider says of itself. An interaction that nothing can be said about is
 * a problem: the comparator itself passes over messages without an AsyncAPI document, HTTP without an OpenAPI one, and kinds of
 * interactions that it does not know.
 *
 * It waits for nothing but the comparator's own steps, so it is over before Node reads the next request.
 */
export async function comparePact(pact: Json, provider: ProviderSpecifications): Promise<Comparison> {
  const { interactions, asyncapi } = pointToMessages(pact, provider.asyncapi);
  const uncompared = interactions.flatMap((interaction) => whyNotCompared(interaction, provider));
  if (interactions.length === 0)
    uncompared.push({ interaction: '', path: '', reason: 'the pact has no interactions to compare' });
  const comparable = interactions.filter((interaction) => whyNotCompared(interaction, provider).length === 0);
  const results: Result[] = [];
  if (comparable.length > 0) {
    const readable = { metadata: recordOf(pact.metadata), interactions: comparable.map((each) => each.interaction) };
    try {
      // The comparator writes into what it is given.
      const documents = structuredClone({ oas: provider.openapi, asyncapi });
      const comparator = new Comparator(documents);
      for await (const result of comparator.compare(structuredClone(readable))) results.push(result);
    } catch (error) {
      uncompared.push({ interaction: '', path: '', reason: `could not be compared: ${(error as Error).message}` });
    }
  }
  const problems = [...uncompared, ...results.filter(({ type }) => type === 'error').flatMap(problemsOf)];
  return {
    success: problems.length === 0,
    compared: comparable.length,
    problems,
    warnings: results.filter(({ type }) => type === 'warning').flatMap(problemsOf),
  };
}

function whyNotCompared(
  { description, needs, reason }: ReadableInteraction,
  provider: ProviderSpecifications,
): Problem[] {
  if (reason !== undefined) return [{ interaction: description, path: '', reason }];
  if (needs === undefined || provider[needs] !== undefined) return [];
  const missing = needs === 'openapi' ? 'OpenAPI' : 'AsyncAPI';
  return [{ interaction: description, path: '', reason: `the provider has no ${missing} document to compare it with` }];
}

/** That no message of an operation fits is said by its causes: why each of them does not. */
function problemsOf({ message, mockDetails, causes }: Result): Problem[] {
  if (causes?.length) return causes.flatMap(problemsOf);
  return [
    {
      interaction: mockDetails?.interactionDescription ?? '',
      path: (mockDetails?.location ?? '').replace(/^\[root\]\.interactions\[\d+\]\.?/, ''),
      reason: message,
    },
  ];
}
