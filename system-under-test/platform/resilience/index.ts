/** How failures are named, waited out and bounded; every other room of the platform stands on this one. */
export { type Backoff, type BackoffOptions, exponentialBackoff } from './backoff.ts';
export { InfrastructureError } from './infrastructure-error.ts';
export { sleep } from './sleep.ts';
export { TimeoutError, within } from './within.ts';
