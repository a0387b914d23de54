import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import type { Broker } from '../broker-client/index.ts';
import { nameOf, type PacticipantVersion, type PlanInput } from './plan-input.ts';
import { planInputOf, planQuery } from './plan-input-of.ts';

export interface PlanQuestion {
  readonly environment: string;
  readonly changes: readonly PacticipantVersion[];
}

/** The part of a broker that a plan is read from. */
export type PlanSource = Pick<Broker, 'isKnown' | 'deployedVersions' | 'supportedVersions' | 'matrix' | 'document'>;

/**
 * Reads from any broker what a rollout is planned from: what runs in the environment, one matrix, and for each failure in it what
 * went wrong.
 * @throws UsageError SD_PLAN_VERSION when the broker does not know a version: it would look like one without pacts
 */
export async function planInputFrom(
  broker: PlanSource,
  { environment, changes }: PlanQuestion,
  signal?: AbortSignal,
): Promise<PlanInput> {
  const known = await Promise.all(changes.map((change) => broker.isKnown(change, signal)));
  const unknown = changes.filter((_, index) => !known[index]);
  if (unknown.length > 0)
    throw new UsageError('SD_PLAN_VERSION', `the broker does not know ${unknown.map(nameOf).join(', ')}`, {
      details: { unknown },
    });
  const deployed = (await broker.deployedVersions(environment, signal)).map(versionOf);
  const supported = (await broker.supportedVersions(environment, signal)).map(versionOf);
  const question = { environment, changes, deployed, supported };
  if (changes.length === 0) return { ...question, pacts: [] };
  const { matrix } = await broker.matrix(planQuery(question), signal);
  const rows: unknown[] = [];
  for (const row of matrix) rows.push(await withTestResults(row, broker, signal));
  return planInputOf({ ...question, matrix: { matrix: rows } });
}

const versionOf = ({ pacticipant, version }: PacticipantVersion): PacticipantVersion => ({ pacticipant, version });

const failedRow = z.looseObject({
  verificationResult: z.looseObject({
    success: z.literal(false),
    _links: z.object({ self: z.object({ href: z.string() }) }),
  }),
});

/** Rows hold the verdict alone; what failed stands in the verification result that they link to. */
async function withTestResults(row: unknown, broker: PlanSource, signal?: AbortSignal): Promise<unknown> {
  const { data } = failedRow.safeParse(row);
  if (!data) return row;
  const { testResults } = await broker.document(data.verificationResult._links.self.href, signal);
  return { ...data, verificationResult: { ...data.verificationResult, testResults } };
}
