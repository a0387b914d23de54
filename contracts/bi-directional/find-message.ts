import { dereference, type Json, pointer, recordOf } from '../json.ts';

/** A message of an AsyncAPI document, by the references that lead to it. */
export type FoundMessage =
  | { readonly name: string; readonly message: string; readonly channel: string }
  | { readonly reason: string };

/** Finds the message that an interaction of a pact means: named in its metadata, by its description, or by the `type` of its content. */
export function findMessage(asyncapi: Json, interaction: Json): FoundMessage {
  const names = namesOf(interaction);
  for (const name of names) {
    for (const [channel, { messages }] of Object.entries(recordOf(asyncapi.channels) as Record<string, Json>)) {
      const found = Object.entries(recordOf(messages)).find(
        ([id, message]) => id === name || recordOf(dereference(asyncapi, message)).name === name,
      );
      if (!found) continue;
      const [id, message] = found;
      const { schemaFormat } = recordOf(recordOf(dereference(asyncapi, message)).payload);
      // The comparator would take it for a JSON Schema that allows everything.
      if (schemaFormat !== undefined && !/json|aai\.asyncapi/.test(String(schemaFormat)))
        return { reason: `the message ${name} is described in ${schemaFormat}, which cannot be compared` };
      return { name, channel: pointer('channels', channel), message: pointer('channels', channel, 'messages', id) };
    }
  }
  return { reason: `the AsyncAPI document has no message named ${names.map((name) => `"${name}"`).join(' or ')}` };
}

/** In the order of trust. */
function namesOf({ description, contents, metadata }: Json): string[] {
  const { messageName, eventType } = recordOf(metadata);
  const { type } = recordOf(recordOf(contents).content);
  return [messageName, eventType, description, type].filter((name) => typeof name === 'string');
}
