import { type BrokerContext, timestamp } from '../context.ts';
import type { Database, Value } from '../database/index.ts';
import { invalid, limitAndOffset, notFound, type Page, type Paging } from '../http/index.ts';
import { displayNameOf } from './display-name.ts';

/** An application, as a consumer, a provider or both. Found by its name whatever the case. */
export interface Pacticipant {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly mainBranch: string | null;
  readonly repositoryUrl: string | null;
  readonly repositoryName: string | null;
  readonly repositoryNamespace: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a client may say of a pacticipant; a display name that is blank is made from the name. */
export type PacticipantDetails = Partial<
  Record<'displayName' | 'mainBranch' | 'repositoryUrl' | 'repositoryName' | 'repositoryNamespace', string | null>
>;

export const pacticipantColumns = `pacticipant.id, pacticipant.name, coalesce(display_name, pacticipant.name) as displayName, main_branch as mainBranch,
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

/** @throws BrokerError 400 when the name is blank */
export function createPacticipant(context: BrokerContext, name: string, details: PacticipantDetails): Pacticipant {
  if (name.trim() === '') throw invalid({ name: ['cannot be blank'] });
  const now = timestamp(context);
  context.database.run(
    `insert into pacticipant (name, display_name, main_branch, repository_url, repository_name, repository_namespace,
       created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    name,
    ...detailValues(name, details),
    now,
    now,
  );
  return requirePacticipant(context.database, name);
}

/** What `details` does not name stays as it is; null takes it away. */
export const updatePacticipant = (context: BrokerContext, pacticipant: Pacticipant, details: PacticipantDetails) =>
  replacePacticipant(context, pacticipant, { ...pacticipant, ...details });

/** What `details` does not name is taken away. */
export function replacePacticipant(context: BrokerContext, { id, name }: Pacticipant, details: PacticipantDetails) {
  context.database.run(
    `update pacticipant set display_name = ?, main_branch = ?, repository_url = ?, repository_name = ?,
       repository_namespace = ?, updated_at = ? where id = ?`,
    ...detailValues(name, details),
    timestamp(context),
    id,
  );
  return requirePacticipant(context.database, name);
}

const detailValues = (name: string, details: PacticipantDetails): Value[] => [
  details.displayName?.trim() || displayNameOf(name),
  details.mainBranch || null,
  details.repositoryUrl ?? null,
  details.repositoryName ?? null,
  details.repositoryNamespace ?? null,
];

/** Takes everything with it: versions, pacts, verifications, deployments and webhooks. */
export function deletePacticipant(database: Database, { id }: Pacticipant): void {
  database.run('delete from pacticipant where id = ?', id);
}

export interface PacticipantFilter {
  /** A part of the name. */
  readonly nameHas?: string | undefined;
  readonly label?: string | undefined;
}

/** By name. */
export function listPacticipants(
  database: Database,
  { nameHas, label }: PacticipantFilter,
  paging: Paging | undefined,
): Page<Pacticipant> {
  const condition = `(?1 is null or instr(lower(name), lower(?1)) > 0)
    and (?2 is null or exists (select 1 from label where pacticipant_id = pacticipant.id and label.name = ?2))`;
  const values = [nameHas ?? null, label ?? null];
  const items = database.all<Pacticipant>(
    `select ${pacticipantColumns} from pacticipant where ${condition} order by name limit ?3 offset ?4`,
    ...values,
    ...limitAndOffset(paging),
  );
  const count = database.one<{ total: number }>(
    `select count(*) as total from pacticipant where ${condition}`,
    ...values,
  );
  return { items, total: count?.total ?? 0, paging };
}
