import { type Json, recordOf, recordsOf } from '../json.ts';
import { findMessage } from './find-message.ts';

/** An interaction of a pact as the comparator reads it, or why it cannot be compared. */
export interface ReadableInteraction {
  readonly description: string;
  readonly needs: 'openapi' | 'asyncapi' | undefined;
  readonly interaction: Json;
  readonly reason?: string;
}

/**
 * The comparator finds a message by the id of an operation in the pact's comments, which few consumers write, and is content when
 * any message of that operation fits. So each message interaction is pointed to an operation made for it alone.
 *
 * @returns the interactions, and the AsyncAPI document with those operations
 */
export function pointToMessages(
  pact: Json,
  asyncapi: Json | undefined,
): { readonly interactions: readonly ReadableInteraction[]; readonly asyncapi: Json | undefined } {
  const operations: Record<string, Json> = {};
  const interactions = interactionsOf(pact).map((interaction): ReadableInteraction => {
    const description = String(interaction.description ?? '');
    const type = String(interaction.type ?? 'Synchronous/HTTP').toLowerCase();
    if (type === 'synchronous/http') return { description, needs: 'openapi', interaction };
    if (type !== 'asynchronous/messages')
      return { description, needs: undefined, interaction, reason: `${interaction.type} cannot be compared` };
    if (asyncapi === undefined) return { description, needs: 'asyncapi', interaction };
    const found = findMessage(asyncapi, interaction);
    if ('reason' in found) return { description, needs: 'asyncapi', interaction, reason: found.reason };
    const operationId = `the message ${found.name}`;
    operations[operationId] = {
      action: 'send',
      channel: { $ref: found.channel },
      messages: [{ $ref: found.message }],
    };
    return { description, needs: 'asyncapi', interaction: pointedTo(operationId, interaction) };
  });
  if (asyncapi === undefined) return { interactions, asyncapi };
  return { interactions, asyncapi: { ...asyncapi, operations: { ...recordOf(asyncapi.operations), ...operations } } };
}

/** Version 3 of pacts keeps messages beside interactions, under other names. */
function interactionsOf(pact: Json): Json[] {
  const messages = recordsOf(pact.messages).map(({ contents, metaData, metadata, ...message }) => ({
    ...message,
    type: 'Asynchronous/Messages',
    contents: { content: contents, contentType: 'application/json', encoded: false },
    metadata: metaData ?? metadata ?? {},
  }));
  return [...recordsOf(pact.interactions), ...messages];
}

function pointedTo(operationId: string, interaction: Json): Json {
  return {
    ...interaction,
    comments: { references: { AsyncAPI: { operationId } } },
    // A payload without a content type is passed over by the comparator.
    contents: { contentType: 'application/json', ...recordOf(interaction.contents) },
  };
}
