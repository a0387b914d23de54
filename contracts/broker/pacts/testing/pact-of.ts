import type { PactContent } from '../pact-content.ts';

export const interaction = (description: string, status = 200): Record<string, unknown> => ({
  description,
  request: { method: 'GET', path: '/' },
  response: { status },
});

/** A pact with one interaction for each description; other descriptions are other content. */
export const pactOf = (consumer: string, provider: string, ...descriptions: readonly string[]): PactContent => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions: descriptions.map((description) => interaction(description)),
  metadata: { pactSpecification: { version: '2.0.0' } },
});
