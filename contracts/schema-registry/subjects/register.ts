import { incompatibilitiesWith } from '../compatibility/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { idOfIdentity, keepSchema, type ParsedSchema, parseSchema, type Schema, schemaById } from '../schemas/index.ts';
import { modeOf, normalizes, requireReadWrite } from '../settings/index.ts';
import { lookUp } from './look-up.ts';
import { referencedBy } from './referenced-by.ts';
import { versionsOf } from './versions.ts';

export interface Registration extends Schema {
  readonly normalize: boolean;
  /** Of a subject in IMPORT mode alone. */
  readonly id?: number | undefined;
  readonly version?: number | undefined;
}

/**
 * Puts a schema under a subject, as its next version; one that stands there already keeps its version.
 * @throws RegistryError 42201, 42205, 42207, or 409 with what breaks
 */
export function register(
  context: RegistryContext,
  subject: string,
  registration: Registration,
): { readonly id: number; readonly version: number } {
  return context.database.transaction(() => {
    const parsed = parseSchema(context, registration, registration.normalize || normalizes(context, subject));
    const known = registration.id === undefined ? lookUp(context, subject, parsed, { deleted: false }) : undefined;
    // What is there already is told even where nothing may be written.
    if (known) return { id: known.schemaId, version: known.version };
    if (registration.id !== undefined) return imported(context, subject, parsed, registration);
    requireReadWrite(context, subject);
    const reasons = incompatibilitiesWith(context, subject, parsed, versionsOf(context, subject, { deleted: false }));
    if (reasons.length > 0) throw errors.incompatible(subject, reasons);
    const version = nextVersion(context, subject);
    if (registration.version !== undefined && registration.version > 0 && registration.version !== version) {
      throw errors.invalidSchema(
        `Version is not one more than previous version: ${registration.version} for ${version}`,
      );
    }
    const id = idOfIdentity(context, parsed.identity) ?? keepSchema(context, parsed, parsed.identity);
    return put(context, subject, version, id);
  });
}

/** With the id and the version that they had elsewhere; nobody asks whether they fit together. */
function imported(context: RegistryContext, subject: string, parsed: ParsedSchema, { id, version }: Registration) {
  if (modeOf(context, subject) !== 'IMPORT') {
    throw errors.notPermitted(`Subject ${subject} in context . is not in import mode`);
  }
  const wanted = id as number;
  const holder = schemaById(context, wanted);
  const known = idOfIdentity(context, parsed.identity);
  if ((holder && known !== wanted) || (known !== undefined && known !== wanted)) {
    throw errors.otherId(
      holder
        ? `Overwrite new schema with id ${wanted} is not permitted.`
        : `The schema has the id ${known}, not ${wanted}.`,
    );
  }
  if (!holder) keepSchema(context, parsed, parsed.identity, wanted);
  return put(context, subject, version ?? nextVersion(context, subject), wanted);
}

const nextVersion = (context: RegistryContext, subject: string): number =>
  (versionsOf(context, subject, { deleted: true }).at(-1)?.version ?? 0) + 1;

function put(context: RegistryContext, subject: string, version: number, id: number) {
  context.database.run(
    `insert into subject_version (subject, version, schema_id) values (?, ?, ?)
     on conflict do update set schema_id = excluded.schema_id, deleted = 0`,
    subject,
    version,
    id,
  );
  forgetFormer(context, subject, version, id);
  return { id, version };
}

/** A schema that comes back takes the place of its deleted versions, unless somebody still means one of those. */
function forgetFormer(context: RegistryContext, subject: string, version: number, id: number): void {
  for (const former of versionsOf(context, subject, { deleted: true })) {
    if (!former.deleted || former.schemaId !== id || former.version >= version) continue;
    if (referencedBy(context, subject, former.version, { deleted: true }).length > 0) continue;
    context.database.run('delete from subject_version where subject = ? and version = ?', subject, former.version);
  }
}
