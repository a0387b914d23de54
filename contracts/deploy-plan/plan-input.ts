import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';

export interface PacticipantVersion {
  readonly pacticipant: string;
  readonly version: string;
}

/** Everything a plan is made from, as plain data; {@link planInputOf} reads it from a broker's answers. */
export interface PlanInput {
  readonly environment: string;
  /** What is to be rolled out: one version of each pacticipant that changes. */
  readonly changes: readonly PacticipantVersion[];
  /** What runs there now; a change replaces every deployed version of its pacticipant. */
  readonly deployed: readonly PacticipantVersion[];
  /** Released there and still supported (apps on phones): stays beside whatever is rolled out. */
  readonly supported: readonly PacticipantVersion[];
  /** The pacts of those versions; a version without one relies on nobody. */
  readonly pacts: readonly PactResults[];
}

/** One consumer version's pact with one provider, and how the provider's versions did. */
export interface PactResults {
  readonly consumer: PacticipantVersion;
  readonly provider: string;
  /** One for each version that was verified; a version that is not listed was not. */
  readonly results: readonly VerificationResult[];
}

export interface VerificationResult {
  readonly providerVersion: string;
  readonly success: boolean;
  /** What the provider does wrong, as its predicate: "does not answer `reason`". */
  readonly detail?: string | undefined;
}

const name = z.string().min(1);
const pacticipantVersion = z.strictObject({ pacticipant: name, version: name });
const schema = z.strictObject({
  environment: name,
  changes: z.array(pacticipantVersion),
  deployed: z.array(pacticipantVersion),
  supported: z.array(pacticipantVersion),
  pacts: z.array(
    z.strictObject({
      consumer: pacticipantVersion,
      provider: name,
      results: z.array(z.strictObject({ providerVersion: name, success: z.boolean(), detail: name.optional() })),
    }),
  ),
});

/** @throws UsageError SD_PLAN_INVALID with every path, and what is wrong there */
export function checkPlanInput(input: PlanInput): void {
  const { error } = schema.safeParse(input);
  const problems = error
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : [
        ...repeated('changes', input.changes, ({ pacticipant }) => pacticipant),
        ...repeated('pacts', input.pacts, ({ consumer, provider }) => `${nameOf(consumer)} with ${provider}`),
        ...input.pacts.flatMap(({ results }, index) =>
          repeated(`pacts.${index}.results`, results, ({ providerVersion }) => providerVersion),
        ),
      ];
  if (problems.length > 0)
    throw new UsageError('SD_PLAN_INVALID', `a rollout cannot be planned from this:\n  ${problems.join('\n  ')}`, {
      details: { problems },
    });
}

function repeated<T>(path: string, items: readonly T[], keyOf: (item: T) => string): string[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) return [`${path}.${index}: "${key}" is there twice`];
    seen.add(key);
    return [];
  });
}

/** `order 8` */
export const nameOf = ({ pacticipant, version }: PacticipantVersion): string => `${pacticipant} ${version}`;
