import { contentTypeOf, decodeAvro, isAvro, type Message } from '../messages/index.ts';
import type { Interaction } from '../pact-file.ts';

/**
 * Avro's bytes say nothing to Pact but whether they are the same. Where the schema is known, both sides are read by it, and
 * the provider's value has to be of the kind of the consumer's example.
 */
export function avroAsJson(schemas: ReadonlyMap<string, unknown>) {
  return {
    interaction(json: Json, id: string): Json {
      const contents = json.contents as { content?: unknown; contentType?: string } | undefined;
      const schema = schemas.get(id);
      if (schema === undefined || !isAvro(contents?.contentType ?? '') || typeof contents?.content !== 'string')
        return json;
      const content = decodeAvro(schema, Buffer.from(contents.content, 'base64'));
      const { metadata = {}, matchingRules = {} } = json as Record<'metadata' | 'matchingRules', Json | undefined>;
      const body = { $: { combine: 'AND', matchers: [{ match: 'type' }] } };
      return {
        ...json,
        contents: { content, contentType: JSON_TYPE, encoded: false },
        metadata: { ...metadata, ...('contentType' in metadata && { contentType: JSON_TYPE }) },
        matchingRules: { ...matchingRules, body },
      };
    },
    message({ id }: Interaction, message: Message): Message {
      const schema = schemas.get(id);
      if (schema === undefined || !isAvro(contentTypeOf(message)) || !(message.content instanceof Uint8Array))
        return message;
      const { 'content-type': _, ...metadata } = message.metadata ?? {};
      return { content: decodeAvro(schema, message.content), metadata: { ...metadata, contentType: JSON_TYPE } };
    },
  };
}

/** Not plain JSON: a provider that sends JSON where Avro is expected must not pass. */
const JSON_TYPE = 'application/avro+json';
type Json = Readonly<Record<string, unknown>>;
