import { createHash } from 'node:crypto';
import type { Specification } from '../../bi-directional/index.ts';
import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import type { Version } from '../pacticipants/index.ts';

/** A provider's own contract, of one of its versions. */
export interface ProviderContract {
  readonly id: number;
  readonly specification: Specification['kind'];
  readonly contentType: string;
  readonly sha: string;
  /** As it was published. */
  readonly content: string;
  /** What the provider says of whether it keeps it. */
  readonly selfVerification: SelfVerification | undefined;
  readonly createdAt: string;
}

export interface SelfVerification {
  readonly success: boolean;
  readonly verifier?: string | undefined;
  readonly verifierVersion?: string | undefined;
  readonly format?: string | undefined;
  readonly contentType?: string | undefined;
  readonly content?: string | undefined;
}

export const contractsOf = (database: Database, versionId: number): ProviderContract[] =>
  database
    .all<Omit<ProviderContract, 'selfVerification'> & { readonly selfVerification: string | null }>(
      `select id, specification, content_type as contentType, sha, content, self_verification as selfVerification,
         created_at as createdAt from provider_contract where provider_version_id = ? order by specification`,
      versionId,
    )
    .map((row) => ({
      ...row,
      selfVerification: row.selfVerification === null ? undefined : JSON.parse(row.selfVerification),
    }));

export const shaOf = (content: string): string => createHash('sha1').update(content).digest('hex');

/** What was compared with another contract of this version is forgotten. */
export function recordContract(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId'>,
  contract: Omit<ProviderContract, 'id' | 'sha' | 'createdAt'>,
): void {
  const { database } = context;
  database.transaction(() => {
    database.run(
      `insert into provider_contract (provider_id, provider_version_id, specification, content_type, sha, content,
         self_verification, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (provider_version_id, specification) do update set content_type = excluded.content_type, sha = excluded.sha,
         content = excluded.content, self_verification = excluded.self_verification, created_at = excluded.created_at`,
      version.pacticipantId,
      version.id,
      contract.specification,
      contract.contentType,
      shaOf(contract.content),
      contract.content,
      contract.selfVerification ? JSON.stringify(contract.selfVerification) : null,
      timestamp(context),
    );
    database.run(`delete from comparison where provider_version_id = ? and type = 'BDCT'`, version.id);
  });
}
