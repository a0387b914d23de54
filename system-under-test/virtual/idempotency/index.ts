/** What every outside party does with an `Idempotency-Key`. */
export { idempotent } from './idempotent.ts';
