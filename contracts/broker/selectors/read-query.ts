import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { filledText, isObject, oneOf, optional, type Problem, problemsByField } from '../pacts/index.ts';
import type { VerificationQuery } from './pacts-for-verification.ts';
import type { Selector } from './selector.ts';
import { selectorProblems } from './selector-problems.ts';

/**
 * The body of `POST /pacts/provider/:provider/for-verification`; none asks for all defaults.
 * @throws BrokerError 400 with all that is wrong (upstream: pacts_for_verification_json_query_schema.rb)
 */
export function readQuery(database: Database, body: unknown = {}): VerificationQuery {
  if (!isObject(body)) throw invalid(['the body must be a JSON object']);
  const { providerVersionBranch, providerVersionTags, consumerVersionSelectors, includePendingStatus } = body;
  const { includeWipPactsSince } = body;
  const selectors = Array.isArray(consumerVersionSelectors) ? (consumerVersionSelectors as readonly unknown[]) : [];
  const problems = problemsByField({
    providerVersionBranch: [branchProblem(body)],
    providerVersionTags: tagProblems(providerVersionTags),
    consumerVersionSelectors: [
      consumerVersionSelectors !== undefined && !Array.isArray(consumerVersionSelectors)
        ? 'must be an array'
        : undefined,
      ...selectors.flatMap((selector, index) =>
        selectorProblems(database, selector, providerVersionBranch).map((problem) => `${problem} (at index ${index})`),
      ),
    ],
    includePendingStatus: [optional(oneOf(true, false))(includePendingStatus)],
    includeWipPactsSince: [optional(dateProblem)(includeWipPactsSince)],
  });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const branch = (providerVersionBranch as string | null | undefined) || undefined;
  return {
    provider: { branch, tags: (providerVersionTags as readonly string[] | null | undefined) ?? [] },
    selectors: selectors.flatMap((selector) => readSelector(selector as RequestedSelector, branch)),
    includePending: includePendingStatus !== false,
    includeWipSince:
      includeWipPactsSince === undefined ? undefined : new Date(includeWipPactsSince as string).toISOString(),
  };
}

/** An empty branch is nothing to somebody who does not use it; who does has most likely a variable that is not set. */
function branchProblem(body: Readonly<Record<string, unknown>>): Problem {
  const { providerVersionBranch: branch, providerVersionTags: tags, includePendingStatus, includeWipPactsSince } = body;
  if (branch === undefined || branch === null) return undefined;
  if (branch !== '') return filledText(branch);
  const used = includePendingStatus === true || includeWipPactsSince !== undefined;
  return used && !(Array.isArray(tags) && tags.length > 0)
    ? 'when pending or WIP pacts are enabled and there are no tags provided, the provider version branch must not be an empty string, as it is used in the calculations for WIP/pending. A value must be provided (recommended), or it must not be set at all.'
    : undefined;
}

function tagProblems(tags: unknown): Problem[] {
  if (tags === undefined || tags === null) return [];
  if (!Array.isArray(tags)) return ['must be an array'];
  return tags.map((tag: unknown, index) => {
    const problem = filledText(tag ?? null);
    return problem && `${problem} (at index ${index})`;
  });
}

function dateProblem(value: unknown): Problem {
  if (value === null || value === '') return 'must be filled';
  const iso = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
  return iso ? undefined : 'must be a date';
}

/** What stands in a request that was checked. */
interface RequestedSelector extends Selector {
  readonly deployedOrReleased?: true;
}

function readSelector(selector: RequestedSelector, providerBranch: string | undefined): Selector[] {
  const { deployedOrReleased, mainBranch, matchingBranch, branch, tag, latest, fallbackTag, fallbackBranch } = selector;
  const { deployed, released, environment, consumer } = selector;
  const ofBranch = matchingBranch ? providerBranch : branch;
  const read: Selector = {
    ...(mainBranch && { mainBranch, latest: true }),
    ...(matchingBranch && { matchingBranch }),
    ...(ofBranch !== undefined && { branch: ofBranch, latest: true }),
    ...(tag !== undefined && { tag }),
    ...(latest && { latest }),
    ...(fallbackTag !== undefined && { fallbackTag }),
    ...(fallbackBranch !== undefined && { fallbackBranch }),
    ...(deployed && { deployed }),
    ...(released && { released }),
    ...(environment !== undefined && { environment }),
    ...(consumer !== undefined && { consumer }),
  };
  return deployedOrReleased
    ? [
        { ...read, deployed: true },
        { ...read, released: true },
      ]
    : [read];
}
