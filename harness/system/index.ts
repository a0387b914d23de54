/** What a system is, and the ways it comes to run. */
export type {
  EntryDefinition,
  KafkaDefinition,
  ListenDefinition,
  PostgresDefinition,
  ServiceDefinition,
  StoreDefinition,
  SystemDefinition,
  TopicDefinition,
  UseDefinition,
} from './definition.ts';
export { kafka, postgres } from './definition.ts';
export type { Edge } from './edges.ts';
export { edgeId, edgesOf, findEdge, firstPort } from './edges.ts';
export type { RunningService, RunningSystem, UnexpectedExit } from './running-system.ts';
