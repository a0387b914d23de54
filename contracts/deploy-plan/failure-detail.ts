import { z } from 'zod';

/** As pact_verifier publishes them, and brokers keep them with the result. */
const testResults = z.array(
  z.object({
    success: z.boolean().optional(),
    interactionDescription: z.string().optional(),
    mismatches: z.array(z.object({ description: z.string().optional() })).optional(),
    exceptions: z.array(z.object({ message: z.string().optional() })).optional(),
  }),
);

/** What the provider did wrong, as its predicate: `fails "an order": Actual map is missing the key 'reason'`. */
export function failureDetail(json: unknown): string | undefined {
  const failed = (testResults.safeParse(json).data ?? []).filter(({ success }) => success === false);
  const [first, ...others] = failed;
  if (!first) return undefined;
  const { interactionDescription = 'an interaction', mismatches = [], exceptions = [] } = first;
  const [why] = [
    ...mismatches.map(({ description }) => description),
    ...exceptions.map(({ message }) => message),
  ].filter((text) => text !== undefined);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `fails "${interactionDescription}"${more}${why === undefined ? '' : `: ${why}`}`;
}
