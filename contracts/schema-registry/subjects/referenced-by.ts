import type { RegistryContext } from '../registry-context.ts';
import type { Visibility } from './versions.ts';

/** Ids of the schemas that mean this version by one of their references. */
export const referencedBy = (
  { database }: RegistryContext,
  subject: string,
  version: number,
  { deleted }: Visibility,
): readonly number[] =>
  database
    .all<{ id: number }>(
      `select distinct schema_reference.schema_id as id from schema_reference
       join subject_version on subject_version.schema_id = schema_reference.schema_id and subject_version.deleted <= ?
       where schema_reference.subject = ? and schema_reference.version = ? order by id`,
      Number(deleted),
      subject,
      version,
    )
    .map(({ id }) => id);

/** The same, but for those that stand under the very subject alone. */
export const referencedFromElsewhere = (
  { database }: RegistryContext,
  subject: string,
  version: number,
  { deleted }: Visibility,
): boolean =>
  database.one(
    `select 1 from schema_reference
     join subject_version on subject_version.schema_id = schema_reference.schema_id and subject_version.deleted <= ?
     where schema_reference.subject = ? and schema_reference.version = ? and subject_version.subject <> ? limit 1`,
    Number(deleted),
    subject,
    version,
    subject,
  ) !== undefined;
