import type { ReferencedSchema, SchemaSource } from '../format.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { versionOf } from '../subjects/versions.ts';
import type { Reference } from './reference.ts';
import { type Schema, schemaById } from './schema.ts';

/**
 * The schema with everything it refers to, each once and before the one that needs it.
 * @param references - to versions that were deleted softly hold for a schema that is kept already; a new one may not have them
 * @throws RegistryError 42201 when a reference leads nowhere, or in a circle
 */
export function sourceOf(context: RegistryContext, schema: Schema, references: 'kept' | 'new'): SchemaSource {
  const found = new Map<string, ReferencedSchema>();
  const within = new Set<string>();

  function collect(wanted: readonly Reference[]): void {
    for (const { name, subject, version } of wanted) {
      const key = JSON.stringify([name, subject, version]);
      if (found.has(key)) continue;
      if (within.has(key)) throw errors.invalidSchema(`the reference to "${name}" leads in a circle`);
      within.add(key);
      const row = versionOf(context, subject, version, { deleted: references === 'kept' });
      const target = row && schemaById(context, row.schemaId);
      if (!target) {
        throw errors.invalidSchema(`No schema reference found for subject "${subject}" and version ${version}`);
      }
      if (target.type !== schema.type) {
        throw errors.invalidSchema(`the reference "${name}" leads from ${schema.type} to ${target.type}`);
      }
      collect(target.references);
      found.set(key, { name, text: target.text });
    }
  }

  collect(schema.references);
  return { text: schema.text, references: [...found.values()] };
}
