/**
 * The client side of HTTP: one edge per callee, with its timeout, retries, breaker and bulkhead declared in one place, and the
 * caller's deadline handed on.
 */
export { createEdge, type Edge, type EdgeOptions } from './edge.ts';
export { EdgeError, type EdgeFailure } from './edge-error.ts';
export type { EdgeRequest, EdgeResponse } from './http-exchange.ts';
export { requestOr } from './request-or.ts';
