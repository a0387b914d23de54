import { isRecord } from '../json.ts';
import { strangeAnswer } from './failure.ts';

/** A JSON document with links (HAL). */
export interface HalDocument extends Readonly<Record<string, unknown>> {
  readonly _links?: unknown;
  readonly _embedded?: unknown;
}

export interface HalLink {
  readonly href: string;
  readonly name?: string;
}

/** The links of a relation: there may be one or a list. */
export function linksOf(document: HalDocument, relation: string): HalLink[] {
  const value = isRecord(document._links) ? document._links[relation] : undefined;
  return [value].flat().flatMap((link) => {
    if (!isRecord(link) || typeof link.href !== 'string') return [];
    return [{ href: link.href, ...(typeof link.name === 'string' ? { name: link.name } : {}) }];
  });
}

/**
 * The address behind a relation, with the `{names}` of its template filled in.
 * @throws EnvironmentError SD_BROKER_ANSWER when the broker does not offer it
 */
export function hrefOf(document: HalDocument, relation: string, values: Readonly<Record<string, string>> = {}): string {
  const link = linksOf(document, relation)[0];
  if (!link) throw strangeAnswer('the broker', `it offers no ${relation}; it may be too old`);
  return link.href.replace(/\{(\w+)\}/g, (template, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`${relation} needs a value for ${template}`);
    return encodeURIComponent(value);
  });
}
