import type { RegistryContext } from '../registry-context.ts';

/** A schema under a subject. */
export interface SubjectVersion {
  readonly subject: string;
  readonly version: number;
  readonly schemaId: number;
  readonly deleted: boolean;
}

/** Whether softly deleted versions are seen too. */
export interface Visibility {
  readonly deleted: boolean;
}

type Row = Omit<SubjectVersion, 'deleted'> & { readonly deleted: number };

const columns = 'subject, version, schema_id as schemaId, deleted';

/** Oldest first. */
export const versionsOf = (
  { database }: RegistryContext,
  subject: string,
  { deleted }: Visibility,
): readonly SubjectVersion[] =>
  database
    .all<Row>(
      `select ${columns} from subject_version where subject = ? and deleted <= ? order by version`,
      subject,
      Number(deleted),
    )
    .map(read);

/** @param version - of the subject; `latest` is the highest that is seen */
export function versionOf(
  { database }: RegistryContext,
  subject: string,
  version: number | 'latest',
  { deleted }: Visibility,
): SubjectVersion | undefined {
  const row = database.one<Row>(
    `select ${columns} from subject_version where subject = ? and deleted <= ? and (version = ? or ?) order by version desc limit 1`,
    subject,
    Number(deleted),
    version === 'latest' ? 0 : version,
    Number(version === 'latest'),
  );
  return row && read(row);
}

/** Wherever the schema stands. */
export const versionsWithSchema = (
  { database }: RegistryContext,
  schemaId: number,
  { deleted }: Visibility,
): readonly SubjectVersion[] =>
  database
    .all<Row>(
      `select ${columns} from subject_version where schema_id = ? and deleted <= ? order by subject, version`,
      schemaId,
      Number(deleted),
    )
    .map(read);

const read = (row: Row): SubjectVersion => ({ ...row, deleted: row.deleted === 1 });
