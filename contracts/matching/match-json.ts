import { isRecord, type Json } from '../json.ts';
import type { Mismatch } from './mismatch.ts';
import { formatPath } from './path-expression.ts';
import type { Rule } from './rule.ts';
import { RuleSet, type RulesAt } from './rule-set.ts';
import { said, typeOf, whyNot, whyTextDoesNot } from './satisfies.ts';

type Path = readonly string[];
type Found = readonly Mismatch[];

/**
 * Compares JSON with the example of a pact under its rules. Members that the example does not name may be there.
 * Source: pact_matching/src/json.rs and matchingrules.rs; a test compares the two on a corpus.
 */
export function matchJson(expected: unknown, actual: unknown, rules: RuleSet, path: Path = []): Found {
  if (isRecord(expected))
    return isRecord(actual) ? matchMaps(expected, actual, rules, path) : otherType(expected, actual, path);
  if (Array.isArray(expected))
    return Array.isArray(actual) ? matchLists(expected, actual, rules, path) : otherType(expected, actual, path);
  const at = rules.at(path) ?? equality;
  return combined(
    at,
    at.rules.map((rule) => mismatches(path, whyNot(rule, expected, actual))),
  );
}

const equality: RulesAt = { rules: [{ kind: 'equality' }], any: false, cascaded: false };

const mismatches = (path: Path, reason: string | undefined): Found =>
  reason === undefined ? [] : [{ part: 'body', path: formatPath(path), reason }];

const otherType = (expected: unknown, actual: unknown, path: Path): Found =>
  mismatches(path, `expected ${said(actual)} to be of the type ${typeOf(expected)}`);

/** One rule that holds is enough where any may. */
const combined = ({ any }: RulesAt, results: readonly Found[]): Found =>
  any && results.some((result) => result.length === 0) ? [] : results.flat();

function matchMaps(expected: Json, actual: Json, rules: RuleSet, path: Path): Found {
  const at = rules.at(path);
  // Of rules for an object all count, whatever they are combined with.
  if (at) return at.rules.flatMap((rule) => matchMapsBy(rule, at.cascaded, expected, actual, rules, path));
  return [...matchKeys(expected, actual, rules, path), ...matchMembers(expected, actual, rules, path)];
}

const matchMembers = (expected: Json, actual: Json, rules: RuleSet, path: Path): Found =>
  Object.entries(expected)
    .filter(([name]) => name in actual)
    .flatMap(([name, value]) => matchJson(value, actual[name], rules, [...path, name]));

function matchMapsBy(rule: Rule, cascaded: boolean, expected: Json, actual: Json, rules: RuleSet, path: Path): Found {
  const { kind } = rule;
  if (!cascaded && (kind === 'values' || kind === 'each-value' || kind === 'array-contains')) {
    const within = kind === 'each-value' ? RuleSet.below(path, rule.rules) : rules;
    const [example] = Object.values(expected);
    if (example === undefined) return [];
    return Object.entries(actual).flatMap(([name, value]) =>
      matchJson(name in expected ? expected[name] : example, value, within, [...path, name]),
    );
  }
  return [
    ...mismatches(path, whyNotTheMap(rule, cascaded, expected, actual)),
    ...matchKeys(expected, actual, rules, path),
    ...matchMembers(expected, actual, rules, path),
  ];
}

/** `impl DoMatch<&BTreeMap>` */
function whyNotTheMap(rule: Rule, cascaded: boolean, expected: Json, actual: Json): string | undefined {
  switch (rule.kind) {
    case 'regex':
    case 'array-contains':
    case 'each-key':
    case 'each-value':
    case 'values':
      return undefined;
    case 'type':
      return wrongSize(rule, cascaded, Object.keys(actual).length, 'members');
    case 'equality':
    case 'not-empty':
      return whyNot(rule, expected, actual);
    default:
      return `the rule ${rule.kind} is not for an object, which ${said(actual)} is`;
  }
}

function matchKeys(expected: Json, actual: Json, rules: RuleSet, path: Path): Found {
  const direct = rules.exactlyAt(path);
  const free = direct.some(({ kind }) => kind === 'values' || kind === 'each-value' || kind === 'each-key');
  const missing = free ? [] : Object.keys(expected).filter((name) => !(name in actual));
  const keyRules = direct.length === 0 ? [] : (rules.at(path)?.rules ?? []);
  const ofKeys = keyRules.flatMap((rule) => (rule.kind === 'each-key' ? rule.rules : []));
  return [
    ...missing.flatMap((name) => mismatches([...path, name], 'is missing')),
    ...Object.keys(actual).flatMap((name) =>
      ofKeys.flatMap((rule) => mismatches([...path, name], whyTextDoesNot(rule, '', name))),
    ),
  ];
}

function matchLists(expected: readonly unknown[], actual: readonly unknown[], rules: RuleSet, path: Path): Found {
  const at = rules.at(path);
  if (at)
    return combined(
      at,
      at.rules.map((rule) => matchListsBy(rule, at.cascaded, expected, actual, rules, path)),
    );
  if (expected.length !== actual.length)
    return mismatches(path, `expected ${expected.length} items, got ${actual.length}`);
  return expected.flatMap((value, index) => matchJson(value, actual[index], rules, [...path, String(index)]));
}

function matchListsBy(
  rule: Rule,
  cascaded: boolean,
  expected: readonly unknown[],
  actual: readonly unknown[],
  rules: RuleSet,
  path: Path,
): Found {
  // An empty example says nothing, not even how many there may be.
  if (expected.length === 0) return [];
  if (rule.kind === 'array-contains') return matchVariants(rule, expected, actual, path);
  if (rule.kind === 'each-value')
    return cascaded ? [] : matchItems(expected, actual, RuleSet.below(path, rule.rules), path);
  return [
    ...mismatches(path, whyNotTheList(rule, cascaded, expected, actual)),
    ...matchItems(expected, actual, rules, path),
  ];
}

function matchVariants(
  rule: Extract<Rule, { kind: 'array-contains' }>,
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: Path,
): Found {
  const variants = rule.variants.length > 0 ? rule.variants : expected.map((_, index) => ({ index, rules: {} }));
  return variants.flatMap(({ index, rules }) => {
    const found = actual.some((value) => matchJson(expected[index], value, RuleSet.read(rules)).length === 0);
    return mismatches(path, found ? undefined : `holds nothing like ${said(expected[index])}`);
  });
}

/** Every item must be like the one at its place in the example, further ones like the first. */
function matchItems(expected: readonly unknown[], actual: readonly unknown[], rules: RuleSet, path: Path): Found {
  const found = actual.flatMap((value, index) =>
    matchJson(index < expected.length ? expected[index] : expected[0], value, rules, [...path, String(index)]),
  );
  const missing = expected.slice(actual.length).flatMap((_, index) => {
    const place = [...path, String(actual.length + index)];
    return rules.at(place) ? [] : mismatches(place, 'is missing');
  });
  return [...found, ...missing];
}

/** `impl DoMatch<&[T]>` */
function whyNotTheList(
  rule: Rule,
  cascaded: boolean,
  expected: readonly unknown[],
  actual: readonly unknown[],
): string | undefined {
  switch (rule.kind) {
    case 'type':
      return wrongSize(rule, cascaded, actual.length, 'items');
    case 'equality':
    case 'not-empty':
      return whyNot(rule, expected, actual);
    case 'null':
    case 'status':
      return `the rule ${rule.kind} is not for a list, which ${said(actual)} is`;
    default:
      return undefined;
  }
}

function wrongSize(
  { min = 0, max = Number.POSITIVE_INFINITY }: Extract<Rule, { kind: 'type' }>,
  cascaded: boolean,
  size: number,
  what: string,
): string | undefined {
  if (cascaded) return undefined;
  if (size < min) return `expected at least ${min} ${what}, got ${size}`;
  return size > max ? `expected at most ${max} ${what}, got ${size}` : undefined;
}
