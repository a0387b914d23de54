import { matrix } from './matrix.ts';
import type { BrokerNotice } from './notices.ts';
import type { Session } from './session.ts';

export interface DeployQuestion {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  /** Pacticipants that are not ready, and known not to be. */
  readonly ignore?: readonly string[] | undefined;
}

export interface Deployability {
  /** From `summary.deployable`: true, false or null. No exit code is read anywhere. */
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
  readonly notices: readonly BrokerNotice[];
  /** Pairs of versions that were looked at; a pass over none says that nothing depends on anything. */
  readonly pairs: { readonly success: number; readonly failed: number; readonly unknown: number };
  /** The rows as the broker sent them. */
  readonly rows: readonly unknown[];
}

/** Asks the matrix, not `/can-i-deploy`: that one looks at the newest of several deployed versions alone before pact_broker#934. */
export async function canIDeploy(
  session: Session,
  { pacticipant, version, environment, ignore = [] }: DeployQuestion,
  signal?: AbortSignal,
): Promise<Deployability> {
  const {
    summary,
    notices,
    matrix: rows,
  } = await matrix(
    session,
    {
      selectors: [{ pacticipant, version }],
      ignore: ignore.map((name) => ({ pacticipant: name })),
      environment,
      latestby: 'cvpv',
      limit: ROW_LIMIT,
    },
    signal,
  );
  const { deployable, reason, success, failed, unknown } = summary;
  const isCutOff = rows.length >= ROW_LIMIT;
  return {
    verdict: deployable === null || (deployable && isCutOff) ? 'inconclusive' : deployable ? 'pass' : 'fail',
    reason: isCutOff ? `${reason} (the matrix was cut off at ${ROW_LIMIT} rows)` : reason,
    notices,
    pairs: { success, failed, unknown },
    rows,
  };
}

/** Upstream's default of 100 drops rows, and with them their failures. */
const ROW_LIMIT = 10_000;
