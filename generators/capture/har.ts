import { version } from '../version.ts';
import type { Recording } from './recording.ts';

/** A recording as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/); the Kafka records stand beside it in `_records`. */
export function toHar({ journey, exchanges, records }: Recording): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'shakedown', version },
      comment: `the journey ${journey}`,
      entries: exchanges.map((exchange) => ({
        startedDateTime: new Date(exchange.startMs).toISOString(),
        time: exchange.durationMs,
        request: {
          method: exchange.method,
          url: exchange.url,
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: pairs(redacted(exchange.requestHeaders)),
          queryString: pairs(Object.fromEntries(new URL(exchange.url).searchParams)),
          headersSize: -1,
          bodySize: exchange.requestBody?.length ?? 0,
          ...(exchange.requestBody && {
            postData: {
              mimeType: exchange.requestHeaders['content-type'] ?? 'application/json',
              text: exchange.requestBody,
            },
          }),
        },
        response: {
          status: exchange.status,
          statusText: '',
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: pairs(exchange.responseHeaders),
          content: {
            size: exchange.responseText.length,
            mimeType: exchange.responseHeaders['content-type'] ?? '',
            text: exchange.responseText,
          },
          redirectURL: exchange.responseHeaders.location ?? '',
          headersSize: -1,
          bodySize: exchange.responseText.length,
        },
        cache: {},
        timings: { send: 0, wait: exchange.durationMs, receive: 0 },
        _traceId: exchange.traceId,
        _step: exchange.step,
      })),
      _records: records,
    },
  };
}

const pairs = (from: Readonly<Record<string, string>>) =>
  Object.entries(from).map(([name, value]) => ({ name, value }));

/** Recordings are kept as evidence and committed as examples: a session's key has no place in them. */
function redacted(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, /^(authorization|cookie)$/i.test(name) ? 'redacted' : value]),
  );
}
