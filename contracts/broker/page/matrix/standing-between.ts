import type { Database } from '../../database/index.ts';
import { matrixOf } from '../../matrix/index.ts';
import { type Standing, standingOfVerdict } from '../standing.ts';

/** A version of a service. */
export interface ServiceVersion {
  readonly pacticipant: string;
  readonly id: number;
  readonly number: string;
}

export interface Between {
  readonly standing: Standing;
  /** Of what the consumer's version published; undefined without a contract. */
  readonly contentId: number | undefined;
  readonly verifiedAt: string | undefined;
}

const nothing: Between = { standing: 'none', contentId: undefined, verifiedAt: undefined };

/** How any of these versions, as a consumer, stands with any of them as its provider. */
export function standingBetween(
  database: Database,
  versions: readonly ServiceVersion[],
): (consumer: ServiceVersion, provider: ServiceVersion) => Between {
  if (versions.length === 0) return () => nothing;
  const selectors = versions.map(({ pacticipant, number }) => ({ pacticipant, version: number }));
  const { rows } = matrixOf(database, { selectors, ignore: [], latestBy: 'cvpv' });
  const verdicts = new Map(
    rows.map(({ consumer, provider, verdict }) => [`${consumer.version.id}/${provider.version?.id}`, verdict]),
  );
  const contents = new Map(
    rows.map(({ consumer, provider, pact }) => [`${consumer.version.id}/${provider.name}`, pact.contentId]),
  );
  return (consumer, provider) => {
    const contentId = contents.get(`${consumer.id}/${provider.pacticipant}`);
    if (contentId === undefined) return nothing;
    const verdict = verdicts.get(`${consumer.id}/${provider.id}`);
    return { standing: standingOfVerdict(verdict), contentId, verifiedAt: verdict?.at };
  };
}
