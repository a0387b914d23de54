import type { BrokerContext } from '../context.ts';
import { contentSha } from './content-sha.ts';
import { describeDifference } from './describe-difference.ts';
import { mergeConflicts, mergePacts } from './merge-pacts.ts';
import type { PactContent } from './pact-content.ts';
import { contentOf, type PublishedPact } from './published-pact.ts';

/** What to do with a pact that the version has with the provider already. */
export type OnConflict = 'overwrite' | 'merge';

/** The content that the version's pact will have. */
export const resultingContent = (
  { database }: BrokerContext,
  existing: PublishedPact | undefined,
  content: PactContent,
  onConflict: OnConflict,
): PactContent => (existing && onConflict === 'merge' ? mergePacts(contentOf(database, existing), content) : content);

/**
 * Why the version's pact may not become this, and what would change; undefined when it may. Merging may add to a pact: it is how
 * build nodes that ran a part of the tests each make one pact. It may not change what is there.
 */
export function forbiddenModification(
  context: BrokerContext,
  existing: PublishedPact | undefined,
  content: PactContent,
  onConflict: OnConflict,
): { readonly error: string; readonly difference: string } | undefined {
  if (!existing || context.settings.allowDangerousContractModification) return undefined;
  if (existing.sha === contentSha(content)) return undefined;
  const before = contentOf(context.database, existing);
  if (onConflict === 'merge' && mergeConflicts(before, content).length === 0) return undefined;
  const after = resultingContent(context, existing, content, onConflict);
  return { error: notAllowed(existing), difference: describeDifference(before, after) };
}

const notAllowed = ({ consumerName, versionNumber, providerName }: PublishedPact): string =>
  `Cannot change the content of the pact for ${consumerName} version ${versionNumber} and provider ${providerName}, as race conditions will cause unreliable results for can-i-deploy. Each pact must be published with a unique consumer version number. Some Pact libraries generate random data when a concrete value for a type matcher is not specified, and this can cause the contract to mutate - ensure you have given example values for all type matchers. For more information see https://docs.pact.io/go/versioning`;
