import type { Database, Value } from '../database/index.ts';
import type { Verdict } from './rows.ts';
import type { Scope } from './scope.ts';

export interface VerdictFilter {
  readonly contents?: readonly number[];
  readonly providers?: Scope;
  /** The last that each provider's version said, or all that it ever said. */
  readonly results: 'latest' | 'all';
  readonly limit: number;
}

/** Where verdicts come from; `s` is what is looked through, `r` the result, as SQL. */
interface VerdictSource {
  readonly type: string;
  readonly number: string;
  readonly from: { readonly latest: string; readonly all: string };
}

/** The one place that knows all sources. A further one needs a table of a content, a provider's version and a success. */
const sources: readonly VerdictSource[] = [
  {
    type: `'CDCT'`,
    number: 'r.number',
    from: {
      latest: 'latest_verification s join verification r on r.id = s.verification_id',
      all: 'verification s join verification r on r.id = s.id',
    },
  },
  {
    type: 'r.type',
    number: 'r.id',
    from: {
      latest: 'comparison s join comparison r on r.id = s.id',
      all: 'comparison s join comparison r on r.id = s.id',
    },
  },
];

export const findVerdicts = (database: Database, filter: VerdictFilter): Verdict[] =>
  sources.flatMap((source) => select(database, source, filter));

function select(database: Database, source: VerdictSource, { contents, providers, results, limit }: VerdictFilter) {
  const conditions = ['true'];
  const values: Value[] = [];
  if (contents) {
    conditions.push('s.pact_version_id in (select value from json_each(?))');
    values.push(JSON.stringify(contents));
  }
  if (providers) {
    conditions.push(
      `s.provider_version_id in (select value from json_each(?)
         union all select id from version where pacticipant_id in (select value from json_each(?)))`,
    );
    values.push(JSON.stringify(providers.versions), JSON.stringify(providers.pacticipants));
  }
  return database
    .all<Row>(
      `select r.id, ${source.type} as type, ${source.number} as number, r.success, r.created_at as at,
              s.pact_version_id as contentId, v.id as versionId, v.number as versionNumber
         from ${source.from[results]} join version v on v.id = s.provider_version_id
        where ${conditions.join(' and ')} limit ?`,
      ...values,
      limit,
    )
    .map(
      ({ versionId, versionNumber, success, ...verdict }): Verdict => ({
        ...verdict,
        success: success === 1,
        providerVersion: { id: versionId, number: versionNumber },
      }),
    );
}

interface Row {
  readonly id: number;
  readonly type: string;
  readonly number: number;
  readonly success: number;
  readonly at: string;
  readonly contentId: number;
  readonly versionId: number;
  readonly versionNumber: string;
}
