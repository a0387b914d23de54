import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import { failureDetail } from './failure-detail.ts';
import type { PacticipantVersion, PactResults, PlanInput, VerificationResult } from './plan-input.ts';

export interface BrokerAnswers extends Omit<PlanInput, 'pacts'> {
  /** The JSON of `GET /matrix`, asked as {@link planQuery} says. */
  readonly matrix: unknown;
}

/** What of a row of the matrix counts (lib/pact_broker/api/decorators/matrix_decorator.rb); the rest may be anything. */
const row = z.object({
  consumer: z.object({ name: z.string(), version: z.object({ number: z.string() }) }),
  provider: z.object({ name: z.string(), version: z.object({ number: z.string() }).nullable() }),
  verificationResult: z.object({ success: z.boolean(), testResults: z.unknown().optional() }).nullable(),
  ignored: z.boolean().optional(),
});
const answer = z.object({ matrix: z.array(row) });

/**
 * Whatever {@link planQuery} asks for. A row without a provider's version is a pact that no version asked for has verified. Several
 * rows of one pair (pact and OpenAPI, say) must all be successful; ignored rows do not count. Test results of a verification that have
 * been put into its row say what is wrong.
 * @throws UsageError SD_PLAN_MATRIX when it is no matrix, or was cut off at the limit
 */
export function planInputOf({ matrix, ...rest }: BrokerAnswers): PlanInput {
  const { data, error } = answer.safeParse(matrix);
  if (error) {
    const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const first = problems.slice(0, 5).join('\n  ');
    throw new UsageError('SD_PLAN_MATRIX', `this is no matrix of a broker:\n  ${first}`, {
      details: { problems },
    });
  }
  if (data.matrix.length >= ROW_LIMIT)
    throw new UsageError(
      'SD_PLAN_MATRIX',
      `the broker's matrix was cut off at ${ROW_LIMIT} rows: plan fewer changes at once`,
      {
        details: { limit: ROW_LIMIT },
      },
    );
  const considered = data.matrix.filter(({ ignored }) => !ignored);
  const pacts = Map.groupBy(considered, ({ consumer, provider }) =>
    JSON.stringify([consumer.name, consumer.version.number, provider.name]),
  );
  return { ...rest, pacts: [...pacts.values()].flatMap(pactOf) };
}

type Row = z.infer<typeof row>;

function pactOf(rows: readonly Row[]): PactResults[] {
  const [first] = rows;
  if (!first) return [];
  const { consumer, provider } = first;
  const verified = rows.filter((one) => one.verificationResult !== null && one.provider.version !== null);
  const byVersion = Map.groupBy(verified, (one) => one.provider.version?.number ?? '');
  const results = [...byVersion].map(([providerVersion, judged]) => resultOf(providerVersion, judged));
  return [
    {
      consumer: { pacticipant: consumer.name, version: consumer.version.number },
      provider: provider.name,
      results,
    },
  ];
}

function resultOf(providerVersion: string, judged: readonly Row[]): VerificationResult {
  const failures = judged.filter(({ verificationResult }) => !verificationResult?.success);
  const details = failures.flatMap(({ verificationResult }) => failureDetail(verificationResult?.testResults) ?? []);
  return {
    providerVersion,
    success: failures.length === 0,
    ...(details[0] === undefined ? {} : { detail: details[0] }),
  };
}

/** Upstream's own default of 100 rows would hide pacts without a word. */
const ROW_LIMIT = 10_000;

export interface PlanQuery {
  readonly selectors: readonly PacticipantVersion[];
  readonly environment: string;
  readonly latestby: 'cvpv';
  readonly limit: number;
}

/**
 * The one question to `GET /matrix` that a plan needs: the new versions and the versions that they replace are named, the broker
 * adds whoever of their neighbours is in the environment. A neighbour that is not there shows as a row without a version.
 */
export function planQuery({ changes, deployed, supported, environment }: Omit<PlanInput, 'pacts'>): PlanQuery {
  const changing = new Set(changes.map(({ pacticipant }) => pacticipant));
  const replaced = [...deployed, ...supported].filter(({ pacticipant }) => changing.has(pacticipant));
  const selectors = new Map(
    [...changes, ...replaced].map((one) => [JSON.stringify([one.pacticipant, one.version]), one]),
  );
  return { selectors: [...selectors.values()], environment, latestby: 'cvpv', limit: ROW_LIMIT };
}
