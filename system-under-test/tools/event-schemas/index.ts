/** The registry of event schemas: what is checked in, what the definitions say, and whether the one may become the other. */
export { asyncApiOf } from './asyncapi.ts';
export { type Comparison, compareWithRegistry, type Registry } from './compare-registry.ts';
export { eventsFolder, readRegistry, writeRegistry } from './registry-files.ts';
