import { type Agent, request } from 'node:http';
import type { BadRequest } from './bad-request.ts';

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends it as it is: `fetch` would tidy the path up. */
export const send = (url: string, { method, path, headers, body }: BadRequest, agent: Agent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const outgoing = request(
      {
        hostname,
        port,
        method,
        path,
        agent,
        timeout: 30_000,
        headers: { ...headers, 'content-length': `${body?.length ?? 0}` },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            type: incoming.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer for 30 seconds')));
    outgoing.end(body);
  });
