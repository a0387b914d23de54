import type { Outcome } from '../../harness/check/index.ts';
import type { Broker } from '../broker-client/index.ts';
import type { Pact } from '../pact-file.ts';
import type { Build } from './build.ts';

/**
 * Whether the services of this build may run together, by the broker's matrix. Read from `summary.deployable` and never from an exit
 * code: `pact broker can-i-deploy -o json` ends with 0 whatever it says.
 */
export async function mayBeDeployedTogether(
  broker: Broker,
  { version }: Build,
  pacts: readonly Pact[],
  signal?: AbortSignal,
): Promise<Outcome> {
  const names = [...new Set(pacts.flatMap(({ consumer, provider }) => [consumer, provider]))];
  const { summary, matrix } = await broker.matrix(
    { selectors: names.map((pacticipant) => ({ pacticipant, version })), latestby: 'cvpv', limit: 10_000 },
    signal,
  );
  if (matrix.length === 0)
    return { verdict: 'fail', reason: 'the broker knows of no pact between the services of this build' };
  if (summary.deployable === true)
    return { verdict: 'pass', reason: `${summary.success} pairs of ${names.length} services are verified` };
  return { verdict: summary.deployable === false ? 'fail' : 'inconclusive', reason: onOneLine(summary.reason) };
}

/** Whether each service of this build may join what runs in an environment. */
export async function mayJoin(
  broker: Broker,
  environment: string,
  { version }: Build,
  pacts: readonly Pact[],
  signal?: AbortSignal,
): Promise<Outcome> {
  const names = [...new Set(pacts.flatMap(({ consumer, provider }) => [consumer, provider]))];
  const answers = await Promise.all(
    names.map(async (pacticipant) => ({
      pacticipant,
      ...(await broker.canIDeploy({ pacticipant, version, environment }, signal)),
    })),
  );
  for (const verdict of ['fail', 'inconclusive'] as const) {
    const said = answers.filter((answer) => answer.verdict === verdict);
    if (said.length > 0)
      return {
        verdict,
        reason: said
          .map(({ pacticipant, reason }) => `${pacticipant} to ${environment}: ${onOneLine(reason)}`)
          .join('; '),
      };
  }
  const pairs = answers.reduce((sum, answer) => sum + answer.pairs.success, 0);
  return { verdict: 'pass', reason: `${names.length} services may join ${environment} (${pairs} pairs verified)` };
}

const onOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, '; ');
