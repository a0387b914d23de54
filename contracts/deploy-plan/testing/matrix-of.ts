import type { PacticipantVersion, PlanInput } from '../plan-input.ts';
import type { PlanQuery } from '../plan-input-of.ts';

/**
 * What `GET /matrix` answers to `query` when the broker knows all of `input`: the pacts of the versions that are named or inferred
 * from the environment, with the results of such versions, as far as a pacticipant that is named takes part
 * (lib/pact_broker/matrix/matrix_row_dataset_module.rb).
 */
export function matrixOf({ deployed, supported, pacts }: PlanInput, { selectors }: PlanQuery): unknown {
  const named = new Set(selectors.map(({ pacticipant }) => pacticipant));
  const inferred = [...deployed, ...supported].filter(({ pacticipant }) => !named.has(pacticipant));
  const isAsked = (one: PacticipantVersion) =>
    [...selectors, ...inferred].some(
      ({ pacticipant, version }) => pacticipant === one.pacticipant && version === one.version,
    );
  const rows = pacts
    .filter(({ consumer, provider }) => isAsked(consumer) && (named.has(consumer.pacticipant) || named.has(provider)))
    .flatMap(({ consumer, provider, results }) => {
      const row = (version: string | undefined, success: boolean) => ({
        consumer: { name: consumer.pacticipant, version: { number: consumer.version, branch: 'main' } },
        provider: { name: provider, version: version === undefined ? null : { number: version } },
        pact: { createdAt: '2026-01-01T00:00:00+00:00' },
        verificationResult: version === undefined ? null : { success, verifiedAt: '2026-01-01T00:00:00+00:00' },
      });
      const asked = results.filter(({ providerVersion }) =>
        isAsked({ pacticipant: provider, version: providerVersion }),
      );
      return asked.length === 0
        ? [row(undefined, false)]
        : asked.map(({ providerVersion, success }) => row(providerVersion, success));
    });
  return { summary: { deployable: null, reason: '' }, notices: [], matrix: rows };
}
