import type { PacticipantVersion, PactResults, PlanInput } from '../plan-input.ts';

interface Sketch {
  readonly changes: readonly string[];
  readonly deployed: readonly string[];
  readonly supported?: readonly string[];
  /** `{ 'user-bff 12 → order': { 7: 'does not answer x', 8: true } }`; a version that is not there is not verified. */
  readonly pacts: Readonly<Record<string, Readonly<Record<string, boolean | string>>>>;
}

/** An environment `production` in few words: `order 7` is version 7 of order. */
export const input = ({ changes, deployed, supported = [], pacts }: Sketch): PlanInput => ({
  environment: 'production',
  changes: changes.map(versionOf),
  deployed: deployed.map(versionOf),
  supported: supported.map(versionOf),
  pacts: Object.entries(pacts).map(([between, results]): PactResults => {
    const [consumer = '', provider = ''] = between.split(' → ');
    return {
      consumer: versionOf(consumer),
      provider,
      results: Object.entries(results).map(([providerVersion, result]) => ({
        providerVersion,
        success: result === true,
        detail: typeof result === 'string' ? result : undefined,
      })),
    };
  }),
});

function versionOf(name: string): PacticipantVersion {
  const [pacticipant = '', version = ''] = name.split(' ');
  return { pacticipant, version };
}
