import type { SchemaType } from '../formats.ts';
import type { RegistryContext } from '../registry-context.ts';
import type { Reference } from './reference.ts';

/** A schema that has an id. */
export interface StoredSchema extends Schema {
  readonly id: number;
}

export interface Schema {
  readonly type: SchemaType;
  readonly text: string;
  readonly references: readonly Reference[];
}

type Row = { readonly id: number; readonly type: SchemaType; readonly text: string };

export function schemaById({ database }: RegistryContext, id: number): StoredSchema | undefined {
  const row = database.one<Row>('select id, type, text from schema where id = ?', id);
  if (!row) return undefined;
  const references = database.all<Reference>(
    'select name, subject, version from schema_reference where schema_id = ? order by position',
    id,
  );
  return { ...row, references: references.map((each) => ({ ...each })) };
}

export const idOfIdentity = ({ database }: RegistryContext, identity: string): number | undefined =>
  database.one<{ id: number }>('select id from schema where identity = ?', identity)?.id;

/** @param id - of an import; otherwise the next one */
export function keepSchema({ database }: RegistryContext, schema: Schema, identity: string, id?: number): number {
  const kept = database.run(
    'insert into schema (id, type, identity, text) values (?, ?, ?, ?)',
    id ?? null,
    schema.type,
    identity,
    schema.text,
  );
  for (const [position, { name, subject, version }] of schema.references.entries()) {
    database.run(
      'insert into schema_reference (schema_id, position, name, subject, version) values (?, ?, ?, ?, ?)',
      kept.id,
      position,
      name,
      subject,
      version,
    );
  }
  return kept.id;
}

/** Forgets schemas that stand under no subject any more; what was deleted softly still stands. */
export function dropUnused({ database }: RegistryContext): void {
  database.run('delete from schema where id not in (select schema_id from subject_version)');
}
