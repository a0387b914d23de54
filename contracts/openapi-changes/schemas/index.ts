/** Two versions of a schema: where values may be other than they were, and what that means for a client. */
export { compareSchemas } from './compare-schemas.ts';
export type { Direction } from './rule.ts';
