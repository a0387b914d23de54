import { type IncomingHttpHeaders, request } from 'node:http';
import type { ConformanceRequest } from './conformance-case.ts';

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a request with its path to the byte; resolves with the whole response, rejects when it breaks off. */
export function send(base: URL, { method = 'GET', path, headers = {}, body }: ConformanceRequest): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: base.hostname, port: base.port, method, path, headers, agent: false },
      async (response) => {
        try {
          let text = '';
          for await (const chunk of response.setEncoding('utf8')) text += chunk;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        } catch (error) {
          reject(error);
        }
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
