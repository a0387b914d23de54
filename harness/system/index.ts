/** What a system is, and the ways it comes to run. */
export { type ComposeDriver, compose } from './compose/index.ts';

export { defineSystem } from './define-system.ts';
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
export type { StartOptions } from './driver.ts';
export type { Edge } from './edges.ts';
export { edgeId, edgesOf, findEdge, firstPort, portsOf } from './edges.ts';
export { type ExternalDriver, external } from './external/index.ts';
export type { RunningService, RunningSystem, UnexpectedExit } from './running-system.ts';
export { type DriverDefinition, startSystem } from './start-system.ts';
export { SystemStartError } from './system-start-error.ts';
export { telemetryAddress } from './telemetry-address.ts';
