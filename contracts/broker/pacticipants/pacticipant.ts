import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { invalid, notFound } from '../http/index.ts';

/** An application, as a consumer, a provider or both. Found by its name whatever the case. */
export interface Pacticipant {
  readonly id: number;
  readonly name: string;
  readonly displayName: string | null;
  readonly mainBranch: string | null;
  readonly repositoryUrl: string | null;
  readonly repositoryName: string | null;
  readonly repositoryNamespace: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type PacticipantDetails = Partial<
  Pick<Pacticipant, 'displayName' | 'mainBranch' | 'repositoryUrl' | 'repositoryName' | 'repositoryNamespace'>
>;

export const pacticipantColumns = `pacticipant.id, pacticipant.name, display_name as displayName, main_branch as mainBranch,
  repository_url as repositoryUrl, repository_name as repositoryName, repository_namespace as repositoryNamespace,
  pacticipant.created_at as createdAt, pacticipant.updated_at as updatedAt`;

export const findPacticipant = (database: Database, name: string): Pacticipant | undefined =>
  database.one<Pacticipant>(`select ${pacticipantColumns} from pacticipant where name = ?`, name);

/** @throws BrokerError 404 */
export function requirePacticipant(database: Database, name: string): Pacticipant {
  const found = findPacticipant(database, name);
  if (!found) throw notFound(`No pacticipant with name '${name}' found`);
  return found;
}

/** @throws BrokerError 400 when the name is blank */
export const findOrCreatePacticipant = (context: BrokerContext, name: string): Pacticipant =>
  findPacticipant(context.database, name) ?? createPacticipant(context, name, {});

export function createPacticipant(context: BrokerContext, name: string, details: PacticipantDetails): Pacticipant {
  if (name.trim() === '') throw invalid({ name: ['cannot be blank'] });
  const now = timestamp(context);
  context.database.run(
    `insert into pacticipant (name, display_name, main_branch, repository_url, repository_name, repository_namespace,
       created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    name,
    details.displayName ?? null,
    details.mainBranch ?? null,
    details.repositoryUrl ?? null,
    details.repositoryName ?? null,
    details.repositoryNamespace ?? null,
    now,
    now,
  );
  return requirePacticipant(context.database, name);
}

/** What `details` does not name stays as it is; null takes it away. */
export function updatePacticipant(context: BrokerContext, { name }: Pacticipant, details: PacticipantDetails) {
  const next = { ...requirePacticipant(context.database, name), ...details };
  context.database.run(
    `update pacticipant set display_name = ?, main_branch = ?, repository_url = ?, repository_name = ?,
       repository_namespace = ?, updated_at = ? where id = ?`,
    next.displayName,
    next.mainBranch,
    next.repositoryUrl,
    next.repositoryName,
    next.repositoryNamespace,
    timestamp(context),
    next.id,
  );
  return requirePacticipant(context.database, name);
}

/** Takes everything with it: versions, pacts, verifications, deployments and webhooks. */
export function deletePacticipant(database: Database, { id }: Pacticipant): void {
  database.run('delete from pacticipant where id = ?', id);
}
