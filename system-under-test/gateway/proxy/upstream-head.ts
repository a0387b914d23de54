import type { IncomingMessage, ServerResponse } from 'node:http';
import { endsHere } from './hop-by-hop.ts';

/** Copies the upstream's status and headers to the client's response, names and repetitions as they are. */
export function copyUpstreamHead(upstream: IncomingMessage, response: ServerResponse): void {
  response.statusCode = upstream.statusCode ?? 502;
  response.statusMessage = upstream.statusMessage ?? '';
  const stops = endsHere(upstream.headers.connection);
  const seen = new Set<string>();
  for (let at = 0; at < upstream.rawHeaders.length; at += 2) {
    const name = upstream.rawHeaders[at] as string;
    const value = upstream.rawHeaders[at + 1] as string;
    const key = name.toLowerCase();
    if (stops(key)) continue;
    if (seen.has(key)) response.appendHeader(name, value);
    else response.setHeader(name, value);
    seen.add(key);
  }
}
