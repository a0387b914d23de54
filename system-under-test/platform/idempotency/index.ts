/** `Idempotency-Key` for requests that create: the effect takes place once, and every repetition gets the first answer. */
export { idempotencySchema } from './answer-table.ts';
export { createOnce, type Once } from './create-once.ts';
export { idempotencyHeaders } from './idempotency-headers.ts';
