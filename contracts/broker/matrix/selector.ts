/** Which versions of a service are meant; every criterion narrows them, none means all of them. */
export interface Selector {
  readonly pacticipant?: string;
  readonly version?: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly environment?: string;
  readonly mainBranch?: boolean;
  /** The newest of those meant. */
  readonly latest?: boolean;
}

/**
 * What to keep of a consumer's version and a provider when several of the provider's versions verified it: the row of each (`cvpv`),
 * of the newest (`cvp`), or of the newest for the two services whatever their versions (`cp`).
 */
export type LatestBy = 'cvpv' | 'cvp' | 'cp';

/** One question to the matrix. `tag`, `environment`, `mainBranch` and `latest` say which versions of the others are meant. */
export interface MatrixQuery {
  readonly selectors: readonly Selector[];
  readonly ignore: readonly Selector[];
  readonly tag?: string;
  readonly environment?: string;
  readonly mainBranch?: boolean;
  readonly latest?: boolean;
  /** Without it every revision of a pact and every result of a version has a row. */
  readonly latestBy?: LatestBy;
  /** Rows with these results alone; undefined is "not verified". */
  readonly success?: readonly (boolean | undefined)[];
  /** Rows that are looked at, newest first. */
  readonly limit?: number;
}

/** Upstream: `only_pacticipant_name_specified?`. */
export const meansAllVersions = (selector: Selector): boolean =>
  selector.version === undefined &&
  selector.branch === undefined &&
  selector.tag === undefined &&
  selector.environment === undefined &&
  !selector.mainBranch &&
  !selector.latest;

/** Whether the others are to be found: where the answer depends on what is elsewhere. */
export const infersOthers = (query: MatrixQuery): boolean =>
  query.latest === true || query.tag !== undefined || query.environment !== undefined || query.mainBranch === true;
