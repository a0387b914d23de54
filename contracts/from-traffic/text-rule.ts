import type { Json } from '../json.ts';

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** Forms of text that are told by their look, the narrowest first. */
const forms: readonly { readonly looks: RegExp; readonly rule: Json }[] = [
  { looks: new RegExp(uuid), rule: { match: 'regex', regex: uuid } },
  {
    looks: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    rule: { match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ss.SSSX" },
  },
  { looks: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, rule: { match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ssX" } },
  {
    looks: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    rule: { match: 'regex', regex: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
  },
  { looks: /^\d{4}-\d\d-\d\d$/, rule: { match: 'date', format: 'yyyy-MM-dd' } },
  { looks: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, rule: { match: 'regex', regex: '^[^@\\s]+@[^@\\s]+$' } },
  { looks: /^https?:\/\/\S+$/, rule: { match: 'regex', regex: '^https?://\\S+$' } },
];

/** The narrowest rule that all of these texts fit. */
export function textRule(texts: readonly string[]): Json {
  const form = forms.find(({ looks }) => texts.every((text) => looks.test(text)));
  if (form) return form.rule;
  const words = [...new Set(texts)].sort();
  if (words.every(isWord) && texts.length >= seenOften(words.length))
    return { match: 'regex', regex: `^(${words.join('|')})$` };
  return { match: 'type' };
}

const isWord = (text: string): boolean => /^([a-z]+([_-][a-z]+)*|[A-Z]+(_[A-Z]+)*)$/.test(text) && text.length <= 24;

/** A few words that come again and again are all there are; one that was seen once is an example. */
const seenOften = (words: number): number => (words > 8 ? Number.POSITIVE_INFINITY : Math.max(3, words * 2));
