/** JSON that came from somewhere else: nothing is known of it until it is looked at. */
export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; none of anything else. */
export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

/** The objects of a list; none of anything else. */
export const recordsOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** What a reference within the document (`#/components/schemas/Order`) leads to, through further references; undefined when it leads nowhere. */
export function dereference(document: unknown, node: unknown): unknown {
  const seen = new Set<string>();
  let found = node;
  while (typeof recordOf(found).$ref === 'string') {
    const ref = String(recordOf(found).$ref);
    if (!ref.startsWith('#') || seen.has(ref)) return undefined;
    seen.add(ref);
    found = at(document, ref);
  }
  return found;
}

/** Follows a JSON pointer in a fragment, RFC 6901 section 6. */
function at(document: unknown, ref: string): unknown {
  const tokens = ref.slice(1).split('/').slice(1).map(decodeURIComponent);
  return tokens.reduce<unknown>(
    (node, token) => (node as Json | undefined)?.[token.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
}

export const pointer = (...tokens: readonly string[]): string =>
  `#/${tokens.map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
