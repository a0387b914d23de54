/** Earlier versions of providers' OpenAPI documents: snapshots beside the code, in an earlier commit, or at an address. */
export { type EarlierOptions, earlierOpenApi } from './earlier-open-api.ts';
export { readSnapshot, writeSnapshot } from './snapshot.ts';
