import { z } from 'zod';
import type { Database } from '../../database/index.ts';
import { contentOf, isObject } from '../../pacts/index.ts';

/** What a provider's build found wrong with one interaction. */
export interface Complaint {
  readonly interaction: string;
  readonly saying: readonly string[];
}

/** What official verifiers post for each interaction; anything else says nothing here. */
const results = z.array(
  z.object({
    success: z.boolean(),
    interactionId: z.string().optional(),
    interactionDescription: z.string().optional(),
    mismatches: z
      .array(
        z.object({
          attribute: z.string().optional(),
          identifier: z.string().optional(),
          description: z.string().optional(),
        }),
      )
      .optional(),
    exceptions: z.array(z.object({ message: z.string().optional() })).optional(),
  }),
);

const most = 20;

export function complaintsOf(database: Database, contentId: number, testResults: unknown): Complaint[] {
  const read = results.safeParse(testResults);
  if (!read.success) return [];
  const descriptions = descriptionsOf(contentOf(database, { pactVersionId: contentId }));
  return read.data
    .filter(({ success }) => !success)
    .slice(0, most)
    .map(({ interactionId = '', interactionDescription, mismatches = [], exceptions = [] }) => ({
      interaction: interactionDescription ?? descriptions.get(interactionId) ?? 'an interaction',
      saying: [
        ...mismatches.map(({ attribute, identifier, description }) =>
          [[attribute, identifier].filter(Boolean).join(' '), description].filter(Boolean).join(': '),
        ),
        ...exceptions.flatMap(({ message }) => message ?? []),
      ],
    }));
}

/** By the ids that the broker gave the interactions. */
function descriptionsOf(content: Readonly<Record<string, unknown>>): Map<unknown, string> {
  const interactions = [content.interactions, content.messages].flatMap((list) => (Array.isArray(list) ? list : []));
  return new Map(
    interactions
      .filter(isObject)
      .map(({ _id, description }) => [_id, typeof description === 'string' ? description : '']),
  );
}
