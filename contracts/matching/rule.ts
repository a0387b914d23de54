import { isRecord, type Json, recordsOf } from '../json.ts';
import { datePattern } from './date-pattern.ts';
import { UnsupportedError } from './unsupported-error.ts';

export type Rule =
  | {
      readonly kind:
        | 'equality'
        | 'number'
        | 'integer'
        | 'decimal'
        | 'boolean'
        | 'null'
        | 'values'
        | 'not-empty'
        | 'semver';
    }
  | { readonly kind: 'type'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'regex' | 'date'; readonly pattern: RegExp; readonly text: string }
  | { readonly kind: 'include'; readonly text: string }
  | { readonly kind: 'status'; readonly status: string | readonly number[] }
  | { readonly kind: 'array-contains'; readonly variants: readonly Variant[] }
  | { readonly kind: 'each-key' | 'each-value'; readonly rules: readonly Rule[] };

/** One item that a list must hold, by its place in the example. */
export interface Variant {
  readonly index: number;
  /** As a `RuleSet` reads them. */
  readonly rules: Json;
}

/** Source: `MatchingRule::create` of pact_models/src/matchingrules/mod.rs */
export function readRule(json: Json): Rule {
  const name = String(json.match ?? impliedBy(json));
  switch (name) {
    case 'equality':
    case 'number':
    case 'integer':
    case 'decimal':
    case 'boolean':
    case 'null':
    case 'values':
    case 'semver':
      return { kind: name };
    case 'real':
      return { kind: 'decimal' };
    case 'notEmpty':
    case 'not-empty':
      return { kind: 'not-empty' };
    case 'type':
    case 'min':
    case 'max':
    case 'min-type':
    case 'max-type':
      return { kind: 'type', ...limit(json, 'min'), ...limit(json, 'max') };
    case 'regex':
      return { kind: 'regex', pattern: regex(String(json.regex)), text: String(json.regex) };
    case 'include':
      return { kind: 'include', text: String(json.value) };
    case 'date':
    case 'time':
    case 'datetime':
    case 'timestamp': {
      const text = String(json.format ?? json[name] ?? '') || defaultFormats[name];
      return { kind: 'date', pattern: datePattern(text), text };
    }
    case 'statusCode':
    case 'status-code':
      return { kind: 'status', status: (json.status ?? 'success') as string | readonly number[] };
    case 'arrayContains':
    case 'array-contains':
      return { kind: 'array-contains', variants: recordsOf(json.variants).map(readVariant) };
    case 'eachKey':
    case 'each-key':
      return { kind: 'each-key', rules: recordsOf(json.rules).map(readRule) };
    case 'eachValue':
    case 'each-value':
      return { kind: 'each-value', rules: recordsOf(json.rules).map(readRule) };
    default:
      throw new UnsupportedError(`the matching rule ${JSON.stringify(json)}`);
  }
}

const defaultFormats = {
  date: 'yyyy-MM-dd',
  time: 'HH:mm:ss',
  datetime: "yyyy-MM-dd'T'HH:mm:ssXXX",
  timestamp: "yyyy-MM-dd'T'HH:mm:ssXXX",
} as const;

/** Version 2 may leave the name out. */
const impliedBy = (json: Json): string | undefined =>
  ['regex', 'min', 'max', 'timestamp', 'time', 'date'].find((name) => name in json);

const limit = (json: Json, name: 'min' | 'max') => (json[name] === undefined ? {} : { [name]: Number(json[name]) });

const readVariant = ({ index, rules }: Json): Variant => ({
  index: Number(index ?? 0),
  rules: isRecord(rules) ? rules : {},
});

function regex(source: string): RegExp {
  try {
    // Pact's engine (Oniguruma) takes `^` and `$` for the ends of a line, and has flags in front.
    const [, flags = '', rest = source] = /^\(\?([is]+)\)(.*)$/s.exec(source) ?? [];
    return new RegExp(rest, `m${flags}`);
  } catch {
    throw new UnsupportedError(`the regular expression ${source}`);
  }
}
