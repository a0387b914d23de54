import { InfrastructureError } from '../resilience/index.ts';

/**
 * `unreachable`: no connection, or it broke. `timeout`: no answer in time. `failed`: the callee answered 5xx.
 * `refused`: not asked at all, since the breaker is open or the bulkhead full.
 * Only after `refused` is it certain that the call had no effect.
 */
export type EdgeFailure = 'unreachable' | 'timeout' | 'failed' | 'refused';

/** A call over an edge that brought no usable answer. */
export class EdgeError extends InfrastructureError {
  readonly peer: string;
  readonly reason: EdgeFailure;
  /** The callee's status, when it answered. */
  readonly status: number | undefined;

  constructor(peer: string, reason: EdgeFailure, message: string, detail: { status?: number; cause?: unknown } = {}) {
    super(`edge-${reason}`, message, detail.cause);
    this.peer = peer;
    this.reason = reason;
    this.status = detail.status;
  }
}
