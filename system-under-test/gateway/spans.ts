import type { IncomingMessage } from 'node:http';
import { trace } from '@opentelemetry/api';
import { inClientSpan, injectContext } from '../platform/telemetry/index.ts';
import type { Route, Service } from './config/index.ts';
import type { Exchange } from './exchange.ts';

/** Names the server span after the route, so that one product's page is not another's metric. */
export function nameSpan({ method }: IncomingMessage, { paths = ['/'] }: Route): void {
  const [path = '/'] = paths;
  trace.getActiveSpan()?.updateName(`${method} ${path}`).setAttribute('http.route', path);
}

/** Asks the upstream in a client span, and tells the upstream of that span. */
export function askInSpan(
  { request, rawPath, upstreamHeaders }: Exchange,
  { name, host, port }: Service,
  ask: () => Promise<IncomingMessage>,
): Promise<IncomingMessage> {
  const peer = name ?? host;
  const attributes = {
    'http.request.method': request.method ?? 'GET',
    'server.address': host,
    'server.port': port,
    'url.path': rawPath,
    'peer.service': peer,
  };
  return inClientSpan(`${request.method} ${peer}`, attributes, async (span) => {
    Object.assign(upstreamHeaders, injectContext());
    const response = await ask();
    span?.setAttribute('http.response.status_code', response.statusCode ?? 0);
    return response;
  });
}
