/** How asking the upstream failed, in the terms that Kong answers in. */
export type UpstreamFailure = 'timeout' | 'unresolved' | 'broken';

/** No response came from the upstream. */
export class UpstreamError extends Error {
  readonly code = 'upstream';
  readonly failure: UpstreamFailure;
  /** Whether the upstream may have seen the request. */
  readonly sent: boolean;

  constructor(failure: UpstreamFailure, sent: boolean, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'UpstreamError';
    this.failure = failure;
    this.sent = sent;
  }
}
