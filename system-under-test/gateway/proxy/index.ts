/** Asks the upstream: forwarded headers, timeouts, retries, streamed bodies. */
export { forwardedHeaders } from './forwarded-headers.ts';
export { relayBody } from './relay-body.ts';
export { Upstream } from './upstream.ts';
export { UpstreamError } from './upstream-error.ts';
export { copyUpstreamHead } from './upstream-head.ts';
