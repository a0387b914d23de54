import { z } from 'zod';
import { type BrokerNotice, notices } from './notices.ts';
import type { Session } from './session.ts';

export interface MatrixSelector {
  readonly pacticipant: string;
  readonly version?: string;
  readonly branch?: string;
  readonly mainBranch?: true;
  readonly tag?: string;
  readonly environment?: string;
  readonly latest?: true;
}

export interface MatrixQuery {
  readonly selectors: readonly MatrixSelector[];
  readonly ignore?: readonly MatrixSelector[] | undefined;
  /** One of these adds whoever is integrated with the selected, as it is there. */
  readonly environment?: string | undefined;
  readonly tag?: string | undefined;
  readonly mainBranch?: true | undefined;
  readonly latest?: true | undefined;
  readonly latestby?: 'cvpv' | 'cvp' | 'cp' | undefined;
  /** Rows; upstream's default is 100, and what is beyond is dropped without a word. */
  readonly limit?: number | undefined;
}

export interface Matrix {
  readonly summary: {
    /** Null: not known, since something is not verified. */
    readonly deployable: boolean | null;
    readonly reason: string;
    readonly success: number;
    readonly failed: number;
    readonly unknown: number;
  };
  readonly notices: readonly BrokerNotice[];
  /** The rows as the broker sent them. */
  readonly matrix: readonly unknown[];
}

const answer = z.object({
  summary: z.object({
    // A broker that leaves it out has not said yes.
    deployable: z.boolean().nullable(),
    reason: z.string().default(''),
    success: z.number().default(0),
    failed: z.number().default(0),
    unknown: z.number().default(0),
  }),
  notices,
  matrix: z.array(z.unknown()),
});

export function matrix(session: Session, query: MatrixQuery, signal?: AbortSignal): Promise<Matrix> {
  // No link leads to it; upstream's own clients know the path.
  return session.read(answer, { method: 'GET', href: `matrix?${matrixQueryString(query)}` }, signal);
}

/** Rack's nested queries: a key that comes again starts the next selector, so the pacticipant stands first. */
export function matrixQueryString({ selectors, ignore = [], ...options }: MatrixQuery): string {
  const pairs = [
    ...selectors.flatMap((selector) => nested('q', selector)),
    ...ignore.flatMap((selector) => nested('ignore', selector)),
    ...Object.entries(options),
  ];
  return pairs
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
}

const nested = (name: string, { pacticipant, ...rest }: MatrixSelector): [string, unknown][] =>
  Object.entries({ pacticipant, ...rest }).map(([key, value]) => [`${name}[][${key}]`, value]);
