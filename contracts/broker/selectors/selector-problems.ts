import type { Database } from '../database/index.ts';
import { environmentByName } from '../environments/index.ts';
import { filledText, isObject, oneOf, optional, type Problem, problemsByField } from '../pacts/index.ts';

const branchKeys = ['latest', 'tag', 'fallbackTag', 'branch', 'fallbackBranch', 'matchingBranch', 'mainBranch'];
const environmentKeys = ['environment', 'deployed', 'released', 'deployedOrReleased'];

type Fields = Readonly<Record<string, unknown>>;

/** Each rule is of upstream's consumer_version_selector_contract.rb, in its words; together they are all that is wrong with one selector. */
export function selectorProblems(database: Database, selector: unknown, providerVersionBranch: unknown): string[] {
  if (!isObject(selector)) return ['must be a hash'];
  const fields = fieldProblems(selector);
  if (fields.length > 0) return fields;
  return rules(selector, given(providerVersionBranch), environmentOf(database, selector)).filter(
    (problem) => problem !== undefined,
  );
}

function fieldProblems(selector: Fields): string[] {
  const only = optional(oneOf(true));
  const text = optional(filledText);
  const found = problemsByField({
    mainBranch: [only(selector.mainBranch)],
    tag: [text(selector.tag)],
    branch: [branchProblem(selector.branch)],
    matchingBranch: [only(selector.matchingBranch)],
    latest: [optional(oneOf(true, false))(selector.latest)],
    fallbackTag: [text(selector.fallbackTag)],
    fallbackBranch: [text(selector.fallbackBranch)],
    consumer: [text(selector.consumer)],
    deployed: [only(selector.deployed)],
    released: [only(selector.released)],
    deployedOrReleased: [only(selector.deployedOrReleased)],
    environment: [text(selector.environment)],
  });
  return Object.entries(found).flatMap(([field, problems]) => problems.map((problem) => `${field} ${problem}`));
}

const branchProblem = (branch: unknown): Problem =>
  branch === undefined || branch === true || (branch !== null && typeof branch === 'string')
    ? optional(filledText)(branch === true ? undefined : branch)
    : branch === null
      ? 'must be filled'
      : 'must be a string or branch must be equal to true';

function rules(selector: Fields, matchable: boolean, unknownEnvironment: string | undefined): Problem[] {
  const { mainBranch, matchingBranch, tag, branch, latest, fallbackTag, fallbackBranch } = selector;
  const { deployed, released, deployedOrReleased } = selector;
  const when = (condition: unknown, problem: string): Problem => (condition ? problem : undefined);
  const any = (keys: readonly string[], ...but: readonly string[]) =>
    keys.some((key) => !but.includes(key) && selector[key] !== undefined);
  return [
    when(
      !any([...branchKeys, ...environmentKeys], 'latest', 'fallbackTag', 'fallbackBranch') && latest !== true,
      'must specify a value for environment or tag or branch, or specify mainBranch=true, matchingBranch=true, latest=true, deployed=true, released=true or deployedOrReleased=true',
    ),
    when(
      mainBranch && any([...branchKeys, ...environmentKeys], 'mainBranch', 'latest'),
      'cannot specify mainBranch=true with any other criteria apart from consumer',
    ),
    when(mainBranch && latest === false, 'cannot specify mainBranch=true with latest=false'),
    when(
      matchingBranch && any([...branchKeys, ...environmentKeys], 'matchingBranch'),
      'cannot specify matchingBranch=true with any other criteria apart from consumer',
    ),
    when(
      matchingBranch && !matchable,
      'the providerVersionBranch must be specified when the selector matchingBranch=true is used',
    ),
    when(tag !== undefined && branch !== undefined, 'cannot specify both a tag and a branch'),
    mixedFields(selector),
    when(fallbackTag && !latest, 'fallbackTag can only be set if latest is true'),
    when(fallbackTag && tag === undefined, 'a tag must be specified when a fallbackTag is specified'),
    when(fallbackBranch && branch === undefined, 'a branch must be specified when a fallbackBranch is specified'),
    when(fallbackBranch && latest === false, 'fallbackBranch can only be set if latest is true'),
    when(branch && latest === false, 'cannot specify a branch with latest=false'),
    when(unknownEnvironment !== undefined, `environment with name '${unknownEnvironment}' does not exist`),
    when(deployed && released, 'cannot specify both deployed=true and released=true'),
    when(deployed && deployedOrReleased, 'cannot specify both deployed=true and deployedOrReleased=true'),
    when(released && deployedOrReleased, 'cannot specify both released=true and deployedOrReleased=true'),
  ];
}

function mixedFields(selector: Fields): Problem {
  const [left, right] = [branchKeys, environmentKeys].map((keys) =>
    keys.filter((key) => selector[key] !== undefined).sort(),
  ) as [string[], string[]];
  if (left.length === 0 || right.length === 0) return undefined;
  const named = (keys: readonly string[]) => `${keys.length === 1 ? 'field' : 'fields'} ${keys.join('/')}`;
  return `cannot specify the ${named(left)} with the ${named(right)}`;
}

const environmentOf = (database: Database, { environment }: Fields): string | undefined =>
  typeof environment === 'string' && !environmentByName(database, environment) ? environment : undefined;

const given = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
