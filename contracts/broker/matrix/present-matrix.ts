import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import type { Matrix } from './matrix-of.ts';
import type { MatrixRow } from './rows.ts';
import { versionPresenter } from './version-details.ts';

/** The matrix as JSON; upstream: api/decorators/matrix_decorator.rb. */
export function presentMatrix(database: Database, { summary, notices, rows }: Matrix, base: string) {
  const presentVersion = versionPresenter(database, rows, base);
  // The official CLI shows a column of types as soon as a row names one.
  const namesTypes = rows.some(({ verdict }) => verdict && verdict.type !== 'CDCT');
  return {
    summary,
    notices,
    matrix: rows.map((row) => ({
      consumer: {
        name: row.consumer.name,
        version: presentVersion(row.consumer.name, row.consumer.version),
        _links: { self: { href: links.pacticipant(base, row.consumer.name) } },
      },
      provider: {
        name: row.provider.name,
        version: row.provider.version ? presentVersion(row.provider.name, row.provider.version) : null,
        _links: { self: { href: links.pacticipant(base, row.provider.name) } },
      },
      pact: {
        createdAt: row.pact.createdAt,
        _links: {
          self: { href: links.pact(base, row.provider.name, row.consumer.name, row.consumer.version.number) },
        },
      },
      verificationResult: presentVerdict(row, base),
      ...(namesTypes && { verificationType: row.verdict?.type ?? null }),
      ...(row.ignored && { ignored: true }),
    })),
  };
}

function presentVerdict({ consumer, provider, pact, verdict }: MatrixRow, base: string) {
  if (!verdict) return null;
  const href =
    verdict.type === 'CDCT'
      ? links.verificationResult(base, provider.name, consumer.name, pact.sha, verdict.number)
      : comparisonLink(base, provider.name, consumer.name, pact.sha, verdict.id);
  return { success: verdict.success, verifiedAt: verdict.at, _links: { self: { href } } };
}

export const comparisonLink = (base: string, provider: string, consumer: string, sha: string, id: number): string =>
  `${links.pactVersion(base, provider, consumer, sha)}/comparisons/${id}`;
