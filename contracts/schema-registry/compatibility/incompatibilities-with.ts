import type { RegistryContext } from '../registry-context.ts';
import { type ParsedSchema, schemaById, sourceOf } from '../schemas/index.ts';
import { levelOf } from '../settings/index.ts';
import type { SubjectVersion } from '../subjects/versions.ts';
import { type Break, incompatibilitiesAt } from './incompatibilities-at.ts';

/**
 * What keeps a schema from following these versions of a subject, at the subject's level.
 * @returns sentences in upstream's notation; none when it may
 */
export function incompatibilitiesWith(
  context: RegistryContext,
  subject: string,
  candidate: ParsedSchema,
  versions: readonly SubjectVersion[],
): readonly string[] {
  const level = levelOf(context, subject);
  if (level === 'NONE') return [];
  const predecessors = versions.flatMap(({ schemaId, version }) => {
    const schema = schemaById(context, schemaId);
    return schema ? [{ type: schema.type, source: sourceOf(context, schema, 'kept'), version }] : [];
  });
  const breaks = incompatibilitiesAt(level, candidate, predecessors);
  return breaks.length === 0 ? [] : [...breaks.flatMap(sentences), `{compatibility: '${level}'}`];
}

/** The notation is that of upstream's messages: people search for `errorType`, and tools cut the text at it. */
const sentences = ({ predecessor, found }: Break): string[] => [
  ...found.map(
    ({ type, path, description }) =>
      `{errorType:'${type}', description:'${description}', additionalInfo:'${path || '/'}'}`,
  ),
  `{oldSchemaVersion: ${predecessor.version}}`,
  `{oldSchema: '${predecessor.source.text}'}`,
];
