import type { Database } from '../database/index.ts';
import { versionById } from '../pacticipants/index.ts';
import { type NestedQuery, type NestedValue, parseNestedQuery } from '../query/index.ts';

/**
 * Why a pact was handed out for verification. It travels within the pact's address, and comes back with the results, so that the
 * broker then knows whether the pact was pending or in progress, and for which consumer versions the results are
 * (upstream: pacts/metadata.rb).
 */
export interface Metadata {
  readonly wip: boolean;
  /** Undefined when nobody asked. */
  readonly pending: boolean | undefined;
  /** The versions that it was handed out for. */
  readonly selectors: readonly MetadataSelector[];
}

/** Stored with the verification. */
export interface MetadataSelector {
  readonly branch?: string;
  readonly tag?: string;
  readonly environment?: string;
  readonly latest?: boolean;
  readonly consumerVersionNumber?: string;
}

export interface SelectorToEncode {
  readonly branch?: string | undefined;
  readonly tag?: string | undefined;
  readonly environment?: string | undefined;
  readonly latest?: boolean | undefined;
  readonly versionId: number;
}

type Pair = readonly [string, string | number | boolean | undefined];

/**
 * For a pact that selectors chose. Each starts with its version: in a nested query a name that repeats begins the next element. In
 * upstream the version comes last, and the tag of one selector can end up in the one before.
 */
export const encodeSelectors = (selectors: readonly SelectorToEncode[], pending: boolean | undefined): string =>
  encode([
    ...selectors.flatMap(({ branch, tag, latest, environment, versionId }): Pair[] => [
      ['s[][cv]', versionId],
      ['s[][b]', branch],
      ['s[][t]', tag],
      ['s[][l]', latest],
      ['s[][e]', environment],
    ]),
    ['p', pending],
  ]);

export const encodeWip = (): string => encode([['w', true]]);

/** For a version's pact that was fetched as the latest one, perhaps of a tag. */
export const encodeVersion = (versionId: number, tag?: string): string =>
  encode([
    ['cvt[]', tag],
    ['cv', versionId],
  ]);

export const encodeVersionNumber = (number: string): string => encode([['cvn', number]]);

/** URL-safe base64 without padding, of a nested query. */
export function encode(pairs: readonly Pair[]): string {
  const query = pairs
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return Buffer.from(query.join('&')).toString('base64url');
}

/** What cannot be read tells nothing: a client may cut an address short, and the results it posts are results all the same. */
export function decodeMetadata(database: Database, encoded: string | undefined): Metadata {
  const query = parsed(encoded ?? '');
  const selectors = Array.isArray(query.s) ? query.s.filter(isNested) : [];
  return {
    wip: query.w === 'true',
    pending: query.p === 'true' || (query.p === 'false' ? false : undefined),
    selectors: [...selectors, ...versionAlone(query)].map((one) => selectorOf(database, one)),
  };
}

function parsed(encoded: string): NestedQuery {
  try {
    return parseNestedQuery(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return {};
  }
}

/** Fetched by its version or as the latest of a tag, not by selectors. */
function versionAlone({ cv, cvn, cvt }: NestedQuery): NestedQuery[] {
  if (cv === undefined && cvn === undefined) return [];
  const tag = Array.isArray(cvt) ? cvt[0] : undefined;
  return [
    {
      ...(cv === undefined ? {} : { cv }),
      ...(cvn === undefined ? {} : { cvn }),
      ...(tag === undefined ? {} : { t: tag }),
    },
  ];
}

function selectorOf(database: Database, query: NestedQuery): MetadataSelector {
  const [branch, tag, environment] = [text(query.b), text(query.t), text(query.e)];
  const consumerVersionNumber = text(query.cvn) ?? numberOf(database, query.cv);
  return {
    ...(branch === undefined ? {} : { branch }),
    ...(tag === undefined ? {} : { tag }),
    ...(environment === undefined ? {} : { environment }),
    ...(query.l === 'true' ? { latest: true } : {}),
    ...(consumerVersionNumber === undefined ? {} : { consumerVersionNumber }),
  };
}

const text = (value: NestedValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** A version that is gone since has no number any more. */
const numberOf = (database: Database, id: NestedValue | undefined): string | undefined =>
  typeof id === 'string' && /^\d{1,15}$/.test(id) ? versionById(database, Number(id))?.number : undefined;

const isNested = (value: NestedValue): value is NestedQuery =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
