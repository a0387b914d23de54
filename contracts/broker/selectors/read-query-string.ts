import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { isObject } from '../pacts/index.ts';
import { parseNestedQuery } from '../query/index.ts';
import type { VerificationQuery } from './pacts-for-verification.ts';
import { readQuery } from './read-query.ts';

/**
 * How the first clients asked: a nested query with names of Ruby's kind, and tags alone
 * (upstream: pacts_for_verification_query_string_schema.rb).
 * @throws BrokerError 400
 */
export function readQueryString(database: Database, queryString: string): VerificationQuery {
  const query = parseNestedQuery(queryString);
  const { provider_version_tags, provider_version_branch, consumer_version_selectors } = query;
  const { include_pending_status, include_wip_pacts_since } = query;
  return readQuery(database, {
    ...(provider_version_branch !== undefined && { providerVersionBranch: provider_version_branch }),
    ...(provider_version_tags !== undefined && { providerVersionTags: provider_version_tags }),
    ...(consumer_version_selectors !== undefined && {
      consumerVersionSelectors: Array.isArray(consumer_version_selectors)
        ? consumer_version_selectors.map(selector)
        : consumer_version_selectors,
    }),
    ...(include_pending_status !== undefined && { includePendingStatus: truth(include_pending_status) }),
    ...(include_wip_pacts_since !== undefined && { includeWipPactsSince: include_wip_pacts_since }),
  });
}

function selector(value: unknown, index: number): unknown {
  if (!isObject(value)) return value;
  const { tag, latest, fallback_tag, consumer } = value;
  if (tag === undefined) throw invalid({ consumer_version_selectors: [`tag is missing (at index ${index})`] });
  return {
    tag,
    ...(latest !== undefined && { latest: truth(latest) }),
    ...(fallback_tag !== undefined && { fallbackTag: fallback_tag }),
    ...(consumer !== undefined && { consumer }),
  };
}

const truth = (value: unknown): unknown => (value === 'true' || value === 'false' ? value === 'true' : value);
