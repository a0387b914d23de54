import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Service } from '../config/index.ts';
import type { Match } from '../router/index.ts';
import { SERVER } from '../version.ts';
import { endsHere } from './hop-by-hop.ts';

/** What Kong tells the upstream about the client; whatever a client claims about itself is overwritten. */
export function forwardedHeaders(
  request: IncomingMessage,
  { route, prefix }: Match,
  { id, clientIp, rawPath, host, port }: { id: string; clientIp: string; rawPath: string; host: string; port: number },
): OutgoingHttpHeaders {
  const stops = endsHere(request.headers.connection);
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (!stops(name)) headers[name] = value;
  }

  headers.host = route.preserve_host || !route.service ? request.headers.host : authorityOf(route.service);
  headers['x-forwarded-for'] = append(request.headers['x-forwarded-for'], clientIp);
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-port'] = String(port);
  headers['x-forwarded-path'] = rawPath;
  headers['x-forwarded-prefix'] = prefix === '/' ? undefined : prefix;
  headers['x-kong-request-id'] = id;
  headers.via = append(request.headers.via, `${request.httpVersion} ${SERVER}`);
  if (request.headers['transfer-encoding']) headers['transfer-encoding'] = 'chunked';
  if (headers['x-forwarded-prefix'] === undefined) delete headers['x-forwarded-prefix'];
  return headers;
}

function append(list: string | string[] | undefined, entry: string): string {
  return list ? `${list}, ${entry}` : entry;
}

function authorityOf({ protocol, host, port }: Service): string {
  return port === (protocol === 'https' ? 443 : 80) ? host : `${host}:${port}`;
}
