import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../json.ts';
import type { Operation } from '../openapi/index.ts';
import type { Found } from './side.ts';

const at = 'security';

/** A client shows what one of the old alternatives wanted; that must be enough still. */
export function compareSecurity(before: Operation, after: Operation): Found[] {
  const [old, next] = [alternatives(before), alternatives(after)];
  const refused = old.filter((shown) => !next.some((wanted) => isEnough(shown, wanted)));
  const added = next.filter((wanted) => !old.some((shown) => isDeepStrictEqual(shown, wanted)));
  return [
    ...refused.map((shown): Found => ({ class: 'breaking', at, sentence: `${named(shown)} is not enough any more` })),
    ...(refused.length === 0
      ? added.map((wanted): Found => ({ class: 'harmless', at, sentence: `${named(wanted)} is enough too` }))
      : []),
  ];
}

/** None is the same as one that wants nothing. */
const alternatives = ({ security }: Operation): readonly Json[] => (security.length === 0 ? [{}] : security);

const isEnough = (shown: Json, wanted: Json): boolean =>
  Object.entries(wanted).every(([scheme, scopes]) => {
    const held = shown[scheme];
    return Array.isArray(held) && Array.isArray(scopes) && scopes.every((scope) => held.includes(scope));
  });

function named(security: Json): string {
  const schemes = Object.entries(security).map(([scheme, scopes]) =>
    Array.isArray(scopes) && scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme,
  );
  return schemes.join(' with ') || 'no credential';
}
