import type { RegistryContext } from '../registry-context.ts';
import { idOfIdentity, type ParsedSchema } from '../schemas/index.ts';
import { type SubjectVersion, type Visibility, versionsWithSchema } from './versions.ts';

/** The latest version under which this very schema stands. */
export function lookUp(
  context: RegistryContext,
  subject: string,
  { identity }: ParsedSchema,
  visibility: Visibility,
): SubjectVersion | undefined {
  const id = idOfIdentity(context, identity);
  if (id === undefined) return undefined;
  return versionsWithSchema(context, id, visibility).findLast((each) => each.subject === subject);
}
