import { createHash } from 'node:crypto';
import { inOrder, interactionKeys, isObject, mapInteractions, type PactContent } from './pact-content.ts';

/**
 * The identity of a pact's content: only what affects its verification counts, so neither the order of interactions and keys nor the
 * consumer's metadata make another pact of it, and a result holds for every version that has the same content
 * (upstream: pacts/generate_sha.rb, content.rb, sort_content.rb).
 */
export function contentSha(content: PactContent): string {
  const pact = inOrder(mapInteractions(content, withoutId)) as Record<string, unknown>;
  const affecting: Record<string, unknown> = {};
  for (const key of interactionKeys) {
    const interactions = pact[key];
    if (Array.isArray(interactions)) affecting[key] = sortedByText(interactions);
  }
  if (Object.keys(affecting).length === 0) return sha1(pact);
  const version = specificationVersion(content);
  return sha1(version ? { ...affecting, pact_specification_version: version } : affecting);
}

/** An interaction's name in verification results: the same in every pact that has it. */
export const interactionId = (interaction: Readonly<Record<string, unknown>>): string =>
  sha1(inOrder(withoutId(interaction)));

/** Without `_id` on its interactions the official verifier posts no results for them. */
export const withInteractionIds = (content: PactContent): PactContent =>
  mapInteractions(content, (interaction) => ({ _id: interactionId(interaction), ...withoutId(interaction) }));

/** A pact that came out of a broker and goes into one again is the same pact. */
export function withoutId({ _id, ...interaction }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return interaction;
}

/** Three spellings are in use. */
function specificationVersion({ metadata }: PactContent): unknown {
  if (!isObject(metadata)) return undefined;
  const of = (key: string) => {
    const found = metadata[key];
    return isObject(found) ? found.version : undefined;
  };
  return of('pactSpecification') || of('pact-specification') || metadata.pactSpecificationVersion;
}

const sortedByText = (values: readonly unknown[]): unknown[] =>
  values
    .map((value) => ({ value, text: JSON.stringify(value) }))
    .sort((left, right) => (left.text < right.text ? -1 : Number(left.text > right.text)))
    .map(({ value }) => value);

const sha1 = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('hex');
