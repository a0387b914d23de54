import type { Notice } from '../notice.ts';
import type { Integration } from './integrations.ts';
import { noticeOf, type Reason } from './reasons.ts';
import type { ResolvedSelector } from './resolved-selector.ts';
import type { MatrixRow } from './rows.ts';
import { type MatrixQuery, meansAllVersions } from './selector.ts';
import { selectorFinder } from './stand-ins.ts';

/** The answer in short. `deployable` is null where nobody knows: something was not verified. */
export interface Summary {
  readonly deployable: boolean | null;
  readonly reason: string;
  readonly success: number;
  readonly failed: number;
  readonly unknown: number;
  /** When something was to be ignored. */
  readonly ignored?: number;
}

/** What the question came to: everything that the verdict depends on. */
export interface Findings {
  readonly query: MatrixQuery;
  readonly selectors: readonly ResolvedSelector[];
  readonly ignored: readonly ResolvedSelector[];
  readonly integrations: readonly Integration[];
  /** All, also those that are ignored. */
  readonly rows: readonly MatrixRow[];
}

/** Upstream: matrix/deployment_status_summary.rb. */
export function summarise(findings: Findings): { readonly summary: Summary; readonly notices: readonly Notice[] } {
  const considered = findings.rows.filter(({ ignored }) => !ignored);
  const absent = findings.selectors.filter(
    ({ kind, version, ignore }) => kind === 'specified' && version === 'none' && !ignore,
  );
  const missing = findings.integrations.filter(({ required }) => required).filter(hasNoRow(findings.rows));
  const unverified = considered.filter(({ verdict }) => !verdict);
  const failed = considered.filter(({ verdict }) => verdict?.success === false);

  const selectorOf = selectorFinder(findings.selectors, considered, findings.integrations);
  const two = ({ consumer, provider }: MatrixRow) => ({
    consumer: selectorOf(consumer, consumer.version),
    provider: selectorOf(provider, provider.version),
  });
  const absences = absent.map((selector): Reason => ({ is: 'no such version', selector }));
  const problems: readonly Reason[] =
    absences.length > 0
      ? absences
      : [
          ...missing.map(
            ({ consumer, provider }): Reason => ({
              is: 'not verified',
              consumer: selectorOf(consumer),
              provider: selectorOf(provider),
            }),
          ),
          ...failed.map((row): Reason => ({ is: 'failed', ...two(row) })),
          ...unverified.map((row): Reason => ({ is: 'not verified', ...two(row) })),
        ];
  const allIsWell: Reason = { is: considered.length > 0 ? 'successful' : 'nothing missing' };
  const notices = [...warnings(findings), ...(problems.length > 0 ? problems : [allIsWell])].map(noticeOf);
  return {
    summary: {
      deployable: absent.length > 0 ? false : unverified.length + missing.length > 0 ? null : failed.length === 0,
      reason: notices.map(({ text }) => text).join('\n'),
      success: considered.length - failed.length - unverified.length,
      failed: failed.length,
      unknown: unverified.length + missing.length,
      ...(findings.ignored.length > 0 && { ignored: findings.rows.length - considered.length }),
    },
    notices,
  };
}

function warnings({ query, selectors, ignored }: Findings): Reason[] {
  const specified = selectors.filter(({ kind }) => kind === 'specified');
  const namesDestination = query.tag !== undefined || query.environment !== undefined || query.mainBranch;
  const namesVersion = specified.some(({ selector }) => selector.version !== undefined);
  const looksAround = specified.every(({ selector }) => meansAllVersions(selector));
  return [
    ...ignored
      .filter(({ pacticipant, version }) => pacticipant.id === undefined || version === 'none')
      .map((selector): Reason => ({ is: 'nothing to ignore', selector })),
    ...(specified.length === 1 && !namesDestination ? [{ is: 'no environment' } as const] : []),
    ...(!namesVersion && !looksAround ? [{ is: 'no version number' } as const] : []),
  ];
}

const hasNoRow = (rows: readonly MatrixRow[]) => {
  const pairs = new Set(rows.map(({ consumer, provider }) => `${consumer.id}/${provider.id}`));
  return ({ consumer, provider }: Integration): boolean => !pairs.has(`${consumer.id}/${provider.id}`);
};
