/** The keys under which a caller's writes take effect once. */
export { callersKey, keyHeaders } from './idempotency-key.ts';
