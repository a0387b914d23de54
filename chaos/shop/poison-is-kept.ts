import { defineInvariant } from 'shakedown';
import { deadLetterTopics, readDeadLetters } from './read-dead-letters.ts';

/** For scenarios that poison these topics: whoever reads them has put each such record aside, where it can be looked at. */
export const poisonIsKept = (...topics: readonly string[]) =>
  defineInvariant({
    id: 'poison-is-kept',
    title: `What nobody can read in ${topics.join(' and ')} is put aside by each of its readers, with its cause and origin`,
    check: async (context) => {
      const letters = (await readDeadLetters(context)).filter(({ poison }) => poison);
      return deadLetterTopics(context)
        .filter(({ topic }) => topics.includes(topic))
        .flatMap(({ topic, group }) => {
          const own = letters.filter((letter) => letter.topic === topic && letter.group === group);
          const partitions = context.system.definition.topics?.[topic]?.partitions ?? 1;
          const from = new Set(own.map(({ partition }) => partition));
          if (from.size < partitions)
            return [
              `${group}: records of ${topic} that cannot be read are forgotten (${partitions - from.size} of ${partitions} partitions)`,
            ];
          if (own.some(({ cause }) => !cause))
            return [`${group}: dead letters of ${topic} do not say why they are dead`];
          return [];
        });
    },
  });
