import type { SpanRecord } from '../harness/telemetry/index.ts';

/** The services on a trace in the order in which it reached them: `gateway → user-bff → order`; empty without spans. */
export function servicesOn(spans: readonly SpanRecord[]): string {
  const services = new Set(byStart(spans).map(({ service }) => service));
  return [...services].join(' → ');
}

/**
 * The errors that no error below them explains, oldest first, each naming who met it and whom it had called:
 * `payment→psp: POST /v1/charges: timed out`.
 */
export function rootErrors(spans: readonly SpanRecord[]): string[] {
  const failed = byStart(spans).filter(({ status }) => status === 'error');
  const explained = new Set(failed.map(({ parentSpanId }) => parentSpanId));
  const errors = failed
    .filter(({ spanId }) => !explained.has(spanId))
    .map(({ service, name, statusMessage, attributes }) => {
      const peer = attributes['peer.service'];
      const status = attributes['http.response.status_code'];
      const why = statusMessage || (status === undefined ? '' : `answered ${status}`);
      return `${peer === undefined ? service : `${service}→${peer}`}: ${name}${why ? `: ${why.slice(0, 120)}` : ''}`;
    });
  return [...new Set(errors)];
}

const byStart = (spans: readonly SpanRecord[]): SpanRecord[] => spans.toSorted((a, b) => a.startMs - b.startMs);
