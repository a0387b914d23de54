/** What changed between two versions of an OpenAPI document, and whom it breaks. */
export type { Change, ChangeClass } from './change.ts';
export { openapiChanges } from './openapi-changes.ts';
