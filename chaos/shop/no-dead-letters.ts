import { defineInvariant } from 'shakedown';
import { readDeadLetters } from './read-dead-letters.ts';

/**
 * Trouble with the infrastructure is waited out, and an event that comes twice is known: neither is a reason to give it up. What
 * nobody can read is another matter.
 */
export const noDeadLetters = defineInvariant({
  id: 'no-dead-letters',
  title: 'No event is given up that could be read',
  check: async (context) => {
    const letters = (await readDeadLetters(context)).filter(({ poison }) => !poison);
    const byPlace = Map.groupBy(letters, ({ topic, group }) => `${group}: events of ${topic} were given up`);
    return [...byPlace].map(([what, given]) => `${what} (${given.length}), the first because: ${given[0]?.cause}`);
  },
});
