/** The keys under which a caller's writes take effect once. */
export { idempotencyKeyOf } from './idempotency-key.ts';
