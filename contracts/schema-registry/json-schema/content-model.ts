import type { JsonObject, RawSchema } from './raw-schema.ts';
import { isOpen } from './read-shape.ts';

/**
 * What a schema lets through under a name, or at a place, that it does not mention. An open model takes anything, so whatever it
 * let through may already be written there; a closed one takes nothing; a partially open one takes what another schema describes.
 * @see https://yokota.blog/2021/03/29/understanding-json-schema-compatibility/
 */
export type ContentModel = 'open' | 'closed' | { readonly schema: RawSchema };

export function modelOfProperty(keywords: JsonObject, name: string): ContentModel {
  const patterns = Object.entries((keywords.patternProperties ?? {}) as Record<string, RawSchema>);
  const pattern = patterns.find(([source]) => new RegExp(source, 'u').test(name));
  if (pattern) return { schema: pattern[1] };
  return modelOf(keywords.additionalProperties, keywords.unevaluatedProperties);
}

export const modelOfItem = (additional: unknown, unevaluated: unknown): ContentModel =>
  modelOf(additional, unevaluated);

function modelOf(additional: unknown, unevaluated: unknown): ContentModel {
  const said = additional === undefined ? unevaluated : additional;
  if (isOpen(said)) return 'open';
  return said === false ? 'closed' : { schema: said as RawSchema };
}
