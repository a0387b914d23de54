import { type IncomingHttpHeaders, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether there was more of it. */
  readonly cut: boolean;
}

/** Bytes that are read of an answer; nobody reads more of it in a log. */
const bodyLimit = 64 * 1024;

/**
 * One request and its answer. Redirects are not followed: they would lead around the hosts that are allowed. `fetch` would do neither
 * every method nor a GET with a body.
 * @throws when there is no connection, no complete answer, or nothing that can be sent
 */
export function send({ method, url, headers, body }: SentRequest, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith('https:') ? overHttps : overHttp;
    const outgoing = start(url, { method: method.toUpperCase(), headers, signal, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = () =>
        resolve({
          status: incoming.statusCode ?? 0,
          reason: incoming.statusMessage ?? '',
          httpVersion: incoming.httpVersion,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          cut: size > bodyLimit,
        });
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= bodyLimit) return;
        finish();
        outgoing.destroy();
      });
      incoming.once('end', finish);
      incoming.once('error', reject);
    });
    outgoing.once('error', reject);
    // Nobody asked for another protocol.
    outgoing.once('upgrade', () => reject(new Error('the receiver switched protocols')));
    outgoing.end(body);
  });
}
