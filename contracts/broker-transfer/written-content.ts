import { interactionKeys, isObject } from '../broker/pacts/index.ts';

/** A pact as its consumer wrote it: without what the broker adds when it hands it out. */
export function writtenContent(resource: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { createdAt: _, _links: __, ...rest } = resource;
  const content: Record<string, unknown> = rest;
  for (const key of interactionKeys) {
    const interactions = content[key];
    if (Array.isArray(interactions)) content[key] = interactions.map(withoutId);
  }
  return content;
}

function withoutId(interaction: unknown): unknown {
  if (!isObject(interaction)) return interaction;
  const { _id: _, ...rest } = interaction;
  return rest;
}
