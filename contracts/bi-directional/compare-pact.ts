import type { Json } from '../json.ts';
import { compareHttp } from './compare-http.ts';
import { compareMessages } from './compare-messages.ts';
import { interactionsOf } from './interactions-of.ts';
import type { Problem } from './problem.ts';
import type { ProviderSpecifications } from './read-specification.ts';
import { brokenReferences } from './references.ts';

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
 * a problem: no document to compare it with, a kind of interaction that is not known, a pact without interactions.
 *
 * It waits for nothing but the comparator's own steps, so it is over before Node reads the next request.
 */
export async function comparePact(pact: Json, { openapi, asyncapi }: ProviderSpecifications): Promise<Comparison> {
  const interactions = interactionsOf(pact);
  const byKind = Object.groupBy(interactions, kindOf);
  const { http = [], message = [], unknown = [] } = byKind;
  const broken = [openapi, asyncapi].flatMap((document) => (document ? brokenReferences(document) : []));
  const found = [
    ...(openapi && http.length > 0 ? [await compareHttp(pact, http, openapi)] : []),
    ...(asyncapi && message.length > 0 ? [compareMessages(message, asyncapi)] : []),
  ];
  const problems = [
    ...(interactions.length === 0 ? [ofAll('the pact has no interactions to compare')] : []),
    ...broken.map((reference) => ofAll(`the provider's document refers to ${reference}, which is not there`)),
    ...(openapi ? [] : http.map(notCompared('the provider has no OpenAPI document to compare it with'))),
    ...(asyncapi ? [] : message.map(notCompared('the provider has no AsyncAPI document to compare it with'))),
    ...unknown.map((interaction) => notCompared(`${interaction.type} cannot be compared`)(interaction)),
    ...found.flatMap((each) => each.problems),
  ];
  return {
    success: problems.length === 0,
    compared: (openapi ? http.length : 0) + (asyncapi ? message.length : 0),
    problems,
    warnings: found.flatMap((each) => each.warnings),
  };
}

function kindOf({ type = 'Synchronous/HTTP' }: Json): 'http' | 'message' | 'unknown' {
  const kinds = { 'synchronous/http': 'http', 'asynchronous/messages': 'message' } as const;
  return kinds[String(type).toLowerCase() as keyof typeof kinds] ?? 'unknown';
}

const ofAll = (reason: string): Problem => ({ interaction: '', path: '', reason });

const notCompared =
  (reason: string) =>
  ({ description }: Json): Problem => ({ interaction: String(description ?? ''), path: '', reason });
