import { dereference, type Json, recordOf } from '../json.ts';

export type FoundMessage = { readonly message: Json; readonly payload: unknown } | { readonly reason: string };

/** Finds the message that an interaction of a pact means: named in its metadata, by its description, or by the `type` of its content. */
export function findMessage(asyncapi: Json, interaction: Json): FoundMessage {
  const names = namesOf(interaction);
  const messages = messagesOf(asyncapi);
  for (const name of names) {
    const [, message] = messages.find(([id, { name: own }]) => id === name || own === name) ?? [];
    if (message) return readable(name, message);
  }
  return { reason: `the AsyncAPI document has no message named ${names.map((name) => `"${name}"`).join(' or ')}` };
}

function readable(name: string, message: Json): FoundMessage {
  const { payload } = message;
  const { schemaFormat, schema } = recordOf(payload);
  if (schemaFormat === undefined)
    return payload === undefined ? { reason: `the message ${name} has no payload` } : { message, payload };
  return /json|aai\.asyncapi/.test(String(schemaFormat))
    ? { message, payload: schema }
    : { reason: `the message ${name} is described in ${schemaFormat}, which cannot be compared` };
}

function messagesOf(asyncapi: Json): (readonly [id: string, message: Json])[] {
  const channels = Object.values(recordOf(asyncapi.channels)).map((channel) =>
    recordOf(dereference(asyncapi, channel)),
  );
  return channels.flatMap(({ messages }) =>
    Object.entries(recordOf(messages)).map(([id, message]) => [id, recordOf(dereference(asyncapi, message))] as const),
  );
}

/** In the order of trust. */
function namesOf({ description, contents, metadata }: Json): string[] {
  const { messageName, eventType } = recordOf(metadata);
  const { type } = recordOf(recordOf(contents).content);
  return [messageName, eventType, description, type].filter((name) => typeof name === 'string');
}
