import { InfrastructureError } from '../resilience/index.ts';

/**
 * `unreachable`: no connection, or it broke. `timeout`: no answer in time. `failed`: the callee answered 5xx.
 * `refused`: not asked at all, since the breaker is open or the bulkhead full. `deadline`: whoever asked us does not wait
 * long enough for an answer.
 */
export type EdgeFailure = 'unreachable' | 'timeout' | 'failed' | 'refused' | 'deadline';

interface EdgeErrorDetail {
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
  readonly sent?: boolean;
  readonly cause?: unknown;
}

/** A call over an edge that brought no usable answer. */
export class EdgeError extends InfrastructureError {
  readonly peer: string;
  readonly reason: EdgeFailure;
  /** The callee's status, when it answered. */
  readonly status: number | undefined;
  /** How long the callee asks to be left alone, in ms, when it said so. */
  readonly retryAfterMs: number | undefined;
  /** Whether the request may have reached the callee. Only when not is it certain that the call had no effect. */
  readonly sent: boolean;

  constructor(peer: string, reason: EdgeFailure, message: string, detail: EdgeErrorDetail = {}) {
    super(`edge-${reason}`, message, detail.cause);
    this.peer = peer;
    this.reason = reason;
    this.status = detail.status;
    this.retryAfterMs = detail.retryAfterMs;
    this.sent = detail.sent ?? reason !== 'refused';
  }
}
