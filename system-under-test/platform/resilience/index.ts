/** How failures are named, waited out and bounded; every other room of the platform stands on this one. */
export { type Backoff, type BackoffOptions, exponentialBackoff } from './backoff.ts';
export { type Bulkhead, BulkheadFull, type BulkheadOptions, createBulkhead } from './bulkhead.ts';
export { timeLeft, withDeadline, withoutDeadline } from './deadline.ts';
export { answerWithin, DEADLINE_HEADER, keepDeadline } from './deadline-header.ts';
export { InfrastructureError } from './infrastructure-error.ts';
export { readRetryAfter } from './retry-after.ts';
export { createRetryBudget, type RetryBudget, type RetryBudgetOptions } from './retry-budget.ts';
export { type ShedLoadOptions, shedLoad } from './shed-load.ts';
export { sleep } from './sleep.ts';
export { TimeoutError, within } from './within.ts';
