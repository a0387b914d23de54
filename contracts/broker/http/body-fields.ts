import { invalid } from './broker-error.ts';

/** What a text of the body must be, besides on one line. */
export type TextRule = 'required' | 'not blank' | 'no spaces';

/** @throws BrokerError 400 for a body that is no JSON object */
export function bodyObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  const found = body === undefined ? 'nothing' : JSON.stringify(body).slice(0, 60);
  throw invalid([`Expected a JSON object in the request body but found ${found}`]);
}

/**
 * The texts of a body, each held to its rules; a field that is not there is left out, null stays null.
 * @throws BrokerError 400 with every field that breaks one, in upstream's words
 */
export function textFields<Name extends string>(
  body: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<Name, readonly TextRule[]>>,
): Partial<Record<Name, string | null>> {
  const errors: Record<string, readonly string[]> = {};
  const found: Partial<Record<Name, string | null>> = {};
  for (const [name, rules] of Object.entries<readonly TextRule[]>(fields)) {
    const value = body[name];
    const broken = brokenRules(value, rules);
    if (broken.length > 0) errors[name] = broken;
    else if (value !== undefined) found[name as Name] = value as string | null;
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return found;
}

/** Names stand in addresses and headers, and those have an end. */
const longest = 1_000;

function brokenRules(value: unknown, rules: readonly TextRule[]): string[] {
  if (value === undefined) return rules.includes('required') ? ['is missing'] : [];
  if (value === null) return rules.includes('required') ? ['must be filled'] : [];
  if (typeof value !== 'string') return ['must be a string'];
  const blank = value.trim() === '';
  return [
    ...(value.length > longest ? [`cannot be longer than ${longest} characters`] : []),
    ...(value.includes('\n') ? ['cannot contain multiple lines'] : []),
    ...(blank && rules.includes('required') ? ['must be filled'] : []),
    ...(blank && rules.includes('not blank') ? ['cannot be blank'] : []),
    ...(value.includes(' ') && rules.includes('no spaces') ? ['cannot contain spaces'] : []),
  ];
}
