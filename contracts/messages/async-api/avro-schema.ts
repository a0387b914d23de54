import { isAvro } from '../avro.ts';
import { findMessage } from './described-message.ts';
import type { AsyncApiDocument } from './document.ts';

/** The Avro schema that a message's payload is written in; undefined when it is described in another way. */
export function avroSchemaOf(document: AsyncApiDocument, name: string): unknown {
  const payload = findMessage(document, name)?.json.payload as { schemaFormat?: string; schema?: unknown } | undefined;
  return isAvro(payload?.schemaFormat ?? '') ? payload?.schema : undefined;
}
