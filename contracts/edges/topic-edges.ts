import type { SystemDefinition } from '../../harness/system/index.ts';

/** A topic between the service that publishes to it and one that subscribes. */
export interface TopicEdge {
  readonly topic: string;
  readonly publisher: string;
  readonly subscriber: string;
}

export function topicsBetween(system: SystemDefinition): TopicEdge[] {
  const services = Object.entries(system.services);
  return services.flatMap(([publisher, { publishes = [] }]) =>
    services.flatMap(([subscriber, { subscribes = [] }]) =>
      publishes
        .filter((topic) => subscriber !== publisher && subscribes.includes(topic))
        .map((topic) => ({ topic, publisher, subscriber })),
    ),
  );
}

/** Who sends to whom over topics: `order→inventory`. */
export function topicEdges(system: SystemDefinition): string[] {
  return [...new Set(topicsBetween(system).map(({ publisher, subscriber }) => `${publisher}→${subscriber}`))];
}
