import { type Json, recordsOf } from '../json.ts';

/** The interactions of a pact. Version 3 keeps messages beside them, under other names. */
export function interactionsOf(pact: Json): Json[] {
  const messages = recordsOf(pact.messages).map(({ contents, metaData, metadata, ...message }) => ({
    ...message,
    type: 'Asynchronous/Messages',
    contents: { content: contents, contentType: 'application/json', encoded: false },
    metadata: metaData ?? metadata ?? {},
  }));
  return [...recordsOf(pact.interactions), ...messages];
}
