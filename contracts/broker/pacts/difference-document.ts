import type { Database } from '../database/index.ts';
import { describeDifference } from './describe-difference.ts';
import { pactAfter } from './find-pacts.ts';
import { pactLinks } from './pact-links.ts';
import { contentOf, type PublishedPact, pactName } from './published-pact.ts';

/**
 * What changed from `before` to `pact`, as a text for people. The change is as old as the version after `before`: it was the first
 * with other content (upstream: pacts/diff.rb).
 */
export function differenceDocument(
  database: Database,
  pact: PublishedPact,
  before: PublishedPact | undefined,
  base: string,
): string {
  if (!before) return `No previous distinct version was found for ${pactName(pact)}`;
  const changed = (pactAfter(database, before) ?? pact).createdAt;
  return `# Diff between versions ${before.versionNumber} and ${pact.versionNumber} of the pact between ${pact.consumerName} and ${pact.providerName}

The following changes were made at ${changed}

${describeDifference(contentOf(database, before), contentOf(database, pact))}

## Links
${link('pact-version', pact, base)}
${link('comparison-pact-version', before, base)}
`;
}

const link = (name: string, pact: PublishedPact, base: string): string =>
  `${name}:\n  title: Pact\n  name: ${pactName(pact)}\n  href: ${pactLinks.self(base, pact)}`;
