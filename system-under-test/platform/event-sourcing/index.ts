/**
 * State as the sum of what has happened: decide on it, append to it, take snapshots of it, and project it into read models
 * that can be built anew while the service runs.
 */
export { type CommandHandler, createCommandHandler, type Reaction } from './command-handler.ts';
export type { Decider, DomainEvent } from './decider.ts';
export { appendEvents, eventStoreSchema, readStream } from './event-store.ts';
export { type FollowedProjection, followLog } from './follow-log.ts';
export { type ProjectLog, projectLog } from './project-log.ts';
export { type Generation, RebuildInDoubt, RebuildSuperseded, rebuildProjection } from './rebuild-projection.ts';
export type { RecordedEvent } from './recorded-event.ts';
export { settledHead } from './settled-head.ts';
export type { SnapshotPolicy } from './snapshot.ts';
export { VersionConflict } from './version-conflict.ts';
