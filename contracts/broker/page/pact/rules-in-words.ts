import { isObject } from '../../pacts/index.ts';

/** What may differ from the example, and how far. */
export interface Rule {
  /** `body $.items[*].id`, `header Accept`, `path`. */
  readonly where: string;
  readonly says: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Matching rules of the specification's versions 2 (`{ "$.body.id": { match } }`) and 3 and 4 (`{ body: { "$.id": { matchers } } }`).
 * https://github.com/pact-foundation/pact-specification/tree/version-4
 */
export function rulesInWords(matchingRules: unknown): Rule[] {
  if (!isObject(matchingRules)) return [];
  return Object.entries(matchingRules).flatMap(([key, value]) => {
    if (!isObject(value)) return [];
    if (key.startsWith('$')) return [{ where: placeOfVersion2(key), says: inWords(value) }];
    if (Array.isArray(value.matchers)) return [{ where: key, says: allOf(value) }];
    return Object.entries(value)
      .filter((entry): entry is [string, Json] => isObject(entry[1]))
      .map(([path, rule]) => ({ where: `${key} ${path}`.trim(), says: allOf(rule) }));
  });
}

const placeOfVersion2 = (key: string): string => {
  const [, place = '', rest = ''] = /^\$\.(\w+)(.*)$/.exec(key) ?? [];
  return place === 'body' ? `body $${rest}` : `${place} ${rest.replace(/^[.[]'?|'?\]$/g, '')}`.trim();
};

function allOf({ matchers, combine }: Json): string {
  const all = Array.isArray(matchers) ? matchers.filter(isObject).map(inWords) : [];
  return all.join(combine === 'OR' ? ', or ' : ', and ');
}

function inWords(rule: Json): string {
  const { match, regex, min, max } = rule;
  const value = (name: string): string => String(rule[name] ?? '');
  switch (match) {
    case undefined:
      return regex === undefined ? ofMany('the same type', min, max) : `matches /${String(regex)}/`;
    case 'type':
      return ofMany('any value of the same type', min, max);
    case 'regex':
      return `matches /${String(regex)}/`;
    case 'equality':
      return 'exactly this value';
    case 'include':
      return `contains “${value('value')}”`;
    case 'integer':
      return 'any whole number';
    case 'decimal':
      return 'any number with decimals';
    case 'number':
      return 'any number';
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'notEmpty':
      return 'anything but empty';
    case 'semver':
      return 'any semantic version';
    case 'date':
    case 'time':
    case 'timestamp':
    case 'datetime':
      return `any ${String(match)} as ${value('format') || value(String(match)) || 'ISO 8601'}`;
    case 'contentType':
      return `content of type ${value('value')}`;
    case 'statusCode':
      return `a status that is ${Array.isArray(rule.status) ? `one of ${rule.status.join(', ')}` : (classesOfStatus[value('status')] ?? value('status'))}`;
    case 'values':
      return 'any keys, with values like the example';
    case 'arrayContains':
    case 'array-contains':
      return `contains ${Array.isArray(rule.variants) ? rule.variants.length : 'each'} of these, among others`;
    case 'eachKey':
      return `each key ${nested(rule)}`;
    case 'eachValue':
      return `each value ${nested(rule)}`;
    default:
      return `${String(match)} ${JSON.stringify(rule)}`;
  }
}

const nested = ({ rules }: Json): string =>
  Array.isArray(rules) && rules.length > 0 ? rules.filter(isObject).map(inWords).join(', and ') : 'like the example';

function ofMany(words: string, min: unknown, max: unknown): string {
  if (min === undefined && max === undefined) return words;
  if (max === undefined) return `at least ${String(min)}, each like the example`;
  if (min === undefined) return `at most ${String(max)}, each like the example`;
  return `${String(min)} to ${String(max)}, each like the example`;
}

const classesOfStatus: Readonly<Record<string, string>> = {
  info: 'informational (1xx)',
  success: 'a success (2xx)',
  redirect: 'a redirect (3xx)',
  clientError: 'the client’s error (4xx)',
  serverError: 'the server’s error (5xx)',
  nonError: 'no error (below 400)',
  error: 'an error (400 and above)',
};
