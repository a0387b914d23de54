import type { Schema, StoredSchema } from '../schemas/index.ts';
import type { SubjectVersion } from '../subjects/index.ts';

/** Avro is what clients take for granted, so it goes without saying. */
export const schemaBody = ({ type, references, text }: Schema): object => ({
  ...(type !== 'AVRO' && { schemaType: type }),
  ...(references.length > 0 && { references }),
  schema: text,
});

export const versionBody = ({ subject, version, deleted }: SubjectVersion, schema: StoredSchema): object => ({
  subject,
  version,
  id: schema.id,
  ...schemaBody(schema),
  ...(deleted && { deleted }),
});
