/** The third layer: versions of a message live beside each other while services are deployed one by one. */
export { checkEvolution, type Evolution } from './check-evolution.ts';
export type { MessageVersion } from './message-version.ts';
