import type { MatrixQuery, Selector } from '../selector.ts';

/**
 * The matrix a second time, from the rules alone: plain lists, loops and names, no store and no line of the engine. It is slow, it is
 * for tests, and the engine must give the same answers (`reference.test.ts`).
 */
export interface World {
  /** Everything in the order in which it happened; `at` grows with it. */
  readonly pacticipants: readonly { readonly name: string; readonly mainBranch: string | undefined }[];
  readonly versions: readonly (At & { readonly at: number })[];
  readonly publications: readonly Pact[];
  readonly verifications: readonly Result[];
  readonly branches: readonly (At & { readonly branch: string })[];
  readonly tags: readonly (At & { readonly tag: string })[];
  /** Deployed, or released and supported, now. */
  readonly live: readonly (At & { readonly environment: string })[];
}

/** A version of a service. */
export interface At {
  readonly of: string;
  readonly number: string;
}

export interface Pact {
  readonly consumer: At;
  readonly provider: string;
  readonly content: string;
  readonly revision: number;
  readonly at: number;
}

export interface Result {
  readonly provider: At;
  readonly consumer: string;
  readonly content: string;
  readonly success: boolean;
  readonly at: number;
}

export interface ReferenceAnswer {
  readonly deployable: boolean | null;
  readonly counts: { readonly success: number; readonly failed: number; readonly unknown: number };
  readonly notices: readonly string[];
  readonly rows: readonly string[];
}

interface Row {
  readonly pact: Pact;
  readonly result: Result | undefined;
}

/** A selector and one version of it: `undefined` is "all of them", `null` is "there is none". */
interface Meant {
  readonly selector: Selector & { readonly pacticipant: string };
  readonly number: string | undefined | null;
  readonly many: boolean;
  readonly asked: boolean;
}

export function referenceAnswer(world: World, query: MatrixQuery): ReferenceAnswer {
  const ignore = query.ignore.flatMap((selector) => meant(world, selector, false));
  const asked = query.selectors.flatMap((selector) => meant(world, selector, true));

  // 1. Who has to do with whom.
  const infer = Boolean(query.latest || query.tag || query.environment || query.mainBranch);
  const pairs: { consumer: string; provider: string; required: boolean }[] = [];
  const addPair = (consumer: string, provider: string, required: boolean) => {
    const known = pairs.find((pair) => pair.consumer === consumer && pair.provider === provider);
    if (!known) pairs.push({ consumer, provider, required });
    else known.required ||= required;
  };
  const askedNames = asked.map(({ selector }) => selector.pacticipant);
  for (const pact of heads(world)) {
    const needs = asked.some((one) => isMeant(one, pact.consumer));
    if (infer || asked.length === 1) {
      if (needs) addPair(pact.consumer.of, pact.provider, true);
    } else if (needs && askedNames.includes(pact.provider)) addPair(pact.consumer.of, pact.provider, true);
  }
  if (infer || asked.length === 1)
    for (const pact of world.publications)
      if (askedNames.includes(pact.provider)) addPair(pact.consumer.of, pact.provider, false);
  pairs.sort((a, b) => byText(a.consumer, b.consumer) || byText(a.provider, b.provider));

  // 2. The others, where they are.
  const others: Meant[] = [];
  if (infer)
    for (const name of new Set(pairs.flatMap(({ consumer, provider }) => [consumer, provider]))) {
      if (askedNames.includes(name)) continue;
      const { tag, environment, mainBranch, latest } = query;
      const selector: Selector = {
        pacticipant: name,
        ...(tag && { tag }),
        ...(environment && { environment }),
        ...(mainBranch && { mainBranch }),
        ...(latest && { latest }),
      };
      others.push(...meant(world, selector, false));
    }
  const all = [...asked, ...others];

  // 3. Rows.
  let rows = all.length === 1 ? rowsOfOne(world, query, all) : rowsAmong(world, query, all);
  rows.sort(
    (a, b) =>
      lastAction(world, query, b) - lastAction(world, query, a) ||
      orderOf(world, b) - orderOf(world, a) ||
      (b.result?.at ?? 0) - (a.result?.at ?? 0),
  );
  rows = rows.slice(0, query.limit ?? rows.length);
  if (query.latestBy) rows = newestOfEach(world, query, rows);
  if (query.success) rows = rows.filter(({ result }) => query.success?.includes(result?.success));
  rows.sort(
    (a, b) =>
      byText(a.pact.consumer.of, b.pact.consumer.of) ||
      age(world, b.pact.consumer) - age(world, a.pact.consumer) ||
      b.pact.revision - a.pact.revision ||
      byText(a.pact.provider, b.pact.provider) ||
      ageOfProvider(world, b) - ageOfProvider(world, a) ||
      (b.result?.at ?? 0) - (a.result?.at ?? 0),
  );

  // 4. What is not to be minded.
  const isIgnored = ({ pact, result }: Row) =>
    ignore.some(
      (one) => isNamed(one, pact.consumer) || (result ? isNamed(one, result.provider) : isAny(one, pact.provider)),
    );
  const considered = rows.filter((row) => !isIgnored(row));
  const ignored = rows.filter(isIgnored);

  // 5. The verdict, and why.
  const absent = asked.filter(
    ({ selector, number }) => number === null && !ignore.some((one) => isAny(one, selector.pacticipant)),
  );
  const missing = pairs.filter(
    ({ consumer, provider, required }) =>
      required && !rows.some(({ pact }) => pact.consumer.of === consumer && pact.provider === provider),
  );
  const unknown = considered.filter(({ result }) => !result);
  const failed = considered.filter(({ result }) => result && !result.success);
  let deployable: boolean | null = failed.length === 0;
  if (unknown.length > 0 || missing.length > 0) deployable = null;
  if (absent.length > 0) deployable = false;

  const name = (pacticipant: string, number: string | undefined): string => {
    const candidates = all.filter(({ selector }) => selector.pacticipant === pacticipant);
    if (candidates.length === 1) return inWords(world, candidates[0] as Meant);
    const exact = candidates.find((one) => number !== undefined && (one.number ?? one.selector.version) === number);
    if (exact) return inWords(world, exact);
    for (const { pact, result } of considered) {
      if (pact.consumer.of === pacticipant) return `version ${pact.consumer.number} of ${pacticipant}`;
      if (pact.provider === pacticipant)
        return result ? `version ${result.provider.number} of ${pacticipant}` : `any version of ${pacticipant}`;
    }
    return `any version of ${pacticipant}`;
  };
  const between = ({ pact, result }: Row) =>
    `between ${name(pact.consumer.of, pact.consumer.number)} and ${name(pact.provider, result?.provider.number)}`;

  const notices: string[] = [];
  for (const one of ignore)
    if (one.number === null || !exists(world, one.selector.pacticipant))
      notices.push(`WARN: Cannot ignore ${inWords(world, one)}`);
  if (asked.length === 1 && !query.tag && !query.environment && !query.mainBranch)
    notices.push(
      'WARN: It is recommended to specify the environment into which you are deploying. Without the environment, this result will not be reliable.',
    );
  if (
    asked.some(({ selector }) => !onlyName(selector)) &&
    asked.every(({ selector }) => selector.version === undefined)
  )
    notices.push(
      'WARN: It is recommended to specify the version number (rather than the tag or branch) of the pacticipant you wish to deploy to avoid race conditions. Without a version number, this result will not be reliable.',
    );
  const problems =
    absent.length > 0
      ? absent.map(absenceInWords)
      : [
          ...missing.map(
            ({ consumer, provider }) =>
              `There is no verified pact between ${name(consumer, undefined)} and ${name(provider, undefined)}`,
          ),
          ...failed.map((row) => `The verification for the pact ${between(row)} failed`),
          ...unknown.map((row) => `There is no verified pact ${between(row)}`),
        ];
  if (problems.length > 0) notices.push(...problems);
  else if (considered.length > 0) notices.push('All required verification results are published and successful');
  else notices.push('There are no missing dependencies');

  const line = ({ pact, result }: Row) =>
    `${pact.consumer.of} ${pact.consumer.number} (${pact.revision}) > ${pact.provider} ${result ? `${result.provider.number} ${result.success}` : '?'}`;
  return {
    deployable,
    counts: {
      success: considered.filter(({ result }) => result?.success).length,
      failed: failed.length,
      unknown: unknown.length + missing.length,
    },
    notices,
    rows: [...considered.map(line), ...ignored.map((row) => `${line(row)}, ignored`)],
  };
}

/** Every version that a selector means. */
function meant(world: World, selector: Selector, asked: boolean): Meant[] {
  const named = { ...selector, pacticipant: selector.pacticipant ?? '' };
  const { pacticipant: of, version, branch, tag, environment, mainBranch, latest } = named;
  if (onlyName(selector) || !exists(world, of)) return [{ selector: named, number: undefined, many: false, asked }];
  const main = world.pacticipants.find(({ name }) => name === of)?.mainBranch;
  const isOn = (name: string | undefined, at: At): boolean => {
    const on = world.branches.filter((one) => one.of === of && one.branch === name);
    if (!latest) return on.some((one) => same(one, at));
    return on.some((one) => same(one, at)) && on.every((one) => age(world, one) <= age(world, at));
  };
  let found = world.versions.filter((one) => one.of === of);
  if (version !== undefined) found = found.filter((one) => one.number === version);
  if (tag !== undefined) found = found.filter((one) => world.tags.some((t) => same(t, one) && t.tag === tag));
  if (environment !== undefined)
    found = found.filter((one) => world.live.some((l) => same(l, one) && l.environment === environment));
  if (branch !== undefined) found = found.filter((one) => isOn(branch, one));
  if (mainBranch) found = found.filter((one) => main !== undefined && isOn(main, one));
  if (latest) found = found.slice(-1);
  if (found.length === 0) return [{ selector: named, number: null, many: false, asked }];
  return found.map(({ number }) => ({ selector: named, number, many: found.length > 1, asked }));
}

/** One service alone: all that it has with anybody. */
function rowsOfOne(world: World, query: MatrixQuery, [one]: readonly Meant[]): Row[] {
  if (!one) return [];
  const mine = newest(
    world,
    query,
    publications(world, query).filter(({ consumer }) => isMeant(one, consumer)),
  );
  const rows: Row[] = mine.flatMap((pact) =>
    outer(
      pact,
      results(world, query).filter((result) => isOf(result, pact)),
    ),
  );
  const said = results(world, query).filter(({ provider }) => isMeant(one, provider));
  const theirs = newest(
    world,
    query,
    publications(world, query).filter((pact) => said.some((result) => isOf(result, pact))),
  );
  for (const pact of theirs)
    for (const result of said)
      if (isOf(result, pact) && !rows.some((row) => row.pact === pact && row.result === result))
        rows.push({ pact, result });
  return rows;
}

/** What those who are meant have among themselves, and at least one of whom was asked for. */
function rowsAmong(world: World, query: MatrixQuery, all: readonly Meant[]): Row[] {
  const names = all.map(({ selector }) => selector.pacticipant);
  const asked = all.filter((one) => one.asked).map(({ selector }) => selector.pacticipant);
  const candidates = publications(world, query).filter(({ provider }) => names.includes(provider));
  const some = (test: (one: Meant) => boolean) =>
    newest(
      world,
      query,
      candidates.filter((pact) => all.some((one) => test(one) && isMeant(one, pact.consumer))),
    );
  const pacts = new Set([...some((one) => one.number === undefined), ...some((one) => one.number !== undefined)]);
  const said = results(world, query).filter(({ provider }) => all.some((one) => isMeant(one, provider)));
  return [...pacts]
    .filter((pact) => asked.includes(pact.consumer.of) || asked.includes(pact.provider))
    .flatMap((pact) =>
      outer(
        pact,
        said.filter((result) => isOf(result, pact)),
      ),
    );
}

const outer = (pact: Pact, found: readonly Result[]): Row[] =>
  found.length > 0 ? found.map((result) => ({ pact, result })) : [{ pact, result: undefined }];

function newestOfEach(world: World, { latestBy }: MatrixQuery, rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  const isAlike = (a: Row, b: Row) =>
    a.pact.consumer.of === b.pact.consumer.of &&
    a.pact.provider === b.pact.provider &&
    (latestBy === 'cp' || a.pact.consumer.number === b.pact.consumer.number) &&
    (latestBy !== 'cvpv' || a.result?.provider.number === b.result?.provider.number);
  for (const row of rows) {
    if (kept.some((one) => isAlike(one, row))) continue;
    let best = row;
    if (row.result)
      for (const other of rows)
        if (isAlike(other, row) && other.result && ageOfProvider(world, other) > ageOfProvider(world, best))
          best = other;
    kept.push(best);
  }
  return kept;
}

/** What each version published last. */
const heads = (world: World): Pact[] =>
  world.publications.filter(
    (pact) =>
      !world.publications.some(
        (later) =>
          same(later.consumer, pact.consumer) && later.provider === pact.provider && later.revision > pact.revision,
      ),
  );

const publications = (world: World, { latestBy }: MatrixQuery) => (latestBy ? heads(world) : world.publications);

const results = (world: World, { latestBy }: MatrixQuery): readonly Result[] =>
  latestBy
    ? world.verifications.filter(
        (result) =>
          !world.verifications.some(
            (later) =>
              same(later.provider, result.provider) &&
              later.consumer === result.consumer &&
              later.content === result.content &&
              later.at > result.at,
          ),
      )
    : world.verifications;

function newest(world: World, query: MatrixQuery, pacts: readonly Pact[]): Pact[] {
  const time = (pact: Pact) => (query.latestBy ? createdAt(world, pact.consumer) : pact.at);
  return pacts
    .toSorted((a, b) => time(b) - time(a) || orderOf(world, { pact: b }) - orderOf(world, { pact: a }))
    .slice(0, query.limit ?? pacts.length);
}

const lastAction = (world: World, query: MatrixQuery, { pact, result }: Row): number =>
  Math.max(query.latestBy ? createdAt(world, pact.consumer) : pact.at, result?.at ?? 0);

const orderOf = (world: World, { pact }: { readonly pact: Pact }): number => world.publications.indexOf(pact);
const isOf = (result: Result, pact: Pact): boolean =>
  result.consumer === pact.consumer.of && result.provider.of === pact.provider && result.content === pact.content;
const same = (a: At, b: At): boolean => a.of === b.of && a.number === b.number;
const age = (world: World, at: At): number => world.versions.findIndex((one) => same(one, at));
const ageOfProvider = (world: World, { result }: Row): number =>
  result ? age(world, result.provider) : world.versions.length;
const createdAt = (world: World, at: At): number => world.versions.find((one) => same(one, at))?.at ?? 0;
const exists = (world: World, name: string): boolean => world.pacticipants.some((one) => one.name === name);
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const onlyName = (selector: Selector): boolean =>
  Object.entries(selector).every(([key, value]) => key === 'pacticipant' || !value);
const isMeant = (one: Meant, at: At): boolean =>
  one.selector.pacticipant === at.of && (one.number === undefined || one.number === at.number);
const isAny = (one: Meant, pacticipant: string): boolean =>
  one.selector.pacticipant === pacticipant && onlyName(one.selector);
const isNamed = (one: Meant, at: At): boolean => isAny(one, at.of) || (one.number !== undefined && isMeant(one, at));

function inWords(world: World, { selector, number, many }: Meant): string {
  const { pacticipant: name, version, tag, environment, mainBranch, latest } = selector;
  if (!exists(world, name)) return `any version of ${name} (no such pacticipant exists)`;
  if (number === undefined) return `any version of ${name}`;
  const exact = number ?? version;
  const main = world.pacticipants.find((one) => one.name === name)?.mainBranch;
  const branch = selector.branch ?? (mainBranch && number !== null ? main : undefined);
  const which = latest ? 'the latest version' : 'a version';
  if (tag && latest) return `the latest version of ${name} with tag ${tag} (${exact ?? 'no such version exists'})`;
  if (mainBranch && exact === undefined)
    return `${latest ? 'the latest' : 'any'} version of ${name} from the main branch (no versions exist for this branch)`;
  if (branch) {
    if (exact === undefined) return `${which} of ${name} from branch ${branch} (no such version exists)`;
    return `${latest ? which : many ? 'one of the versions' : 'the version'} of ${name} from branch ${branch} (${exact})`;
  }
  if (latest) return `the latest version of ${name} (${exact ?? 'no such version exists'})`;
  if (tag) return `a version of ${name} with tag ${tag} (${exact ?? 'no such version exists'})`;
  if (environment)
    return exact === undefined
      ? `a version of ${name} currently in ${environment} (no version is currently recorded as deployed/released in this environment)`
      : `${many ? 'one of the versions' : 'the version'} of ${name} currently in ${environment} (${exact})`;
  return number === null ? `version ${version} of ${name} (no such version exists)` : `version ${number} of ${name}`;
}

function absenceInWords({ selector: { pacticipant, version, branch, tag, environment, mainBranch } }: Meant): string {
  if (tag) return `No version with tag ${tag} exists for ${pacticipant}`;
  if (branch) return `No version of ${pacticipant} from branch ${branch} exists`;
  if (mainBranch) return `No version of ${pacticipant} from the main branch exists`;
  if (environment)
    return `No version of ${pacticipant} is currently recorded as deployed or released in environment ${environment}`;
  return `No pacts or verifications have been published for ${version ? `version ${version} of ` : ''}${pacticipant}`;
}
