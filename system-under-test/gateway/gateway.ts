import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, failure, sendAnswer } from './answer/index.ts';
import type { KongConfig, Service } from './config/index.ts';
import type { Exchange } from './exchange.ts';
import { PluginChain, plugins } from './plugins/index.ts';
import { copyUpstreamHead, forwardedHeaders, relayBody, Upstream, UpstreamError } from './proxy/index.ts';
import { type Match, normalizePath, Router } from './router/index.ts';
import { askInSpan, nameSpan } from './spans.ts';
import { SERVER } from './version.ts';

export interface GatewayOptions {
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/**
 * A gateway that does what Kong Gateway 3.9 does with this configuration.
 *
 * @example const gateway = new Gateway(readKongConfig(text, pluginSchemas)); createServer(gateway.handle).listen(8000)
 */
export class Gateway {
  readonly #router: Router;
  readonly #plugins: PluginChain;
  readonly #upstream = new Upstream();
  readonly #now: () => number;

  constructor(config: KongConfig, { now = Date.now }: GatewayOptions = {}) {
    this.#router = new Router(config.routes);
    this.#plugins = new PluginChain(config, plugins, now);
    this.#now = now;
  }

  /** A listener for `node:http`; resolves when the response has been sent or its connection is gone. */
  readonly handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await this.#serve(open(request, response, this.#now()));
    } catch (error) {
      response.destroy();
      throw error;
    }
  };

  close(): void {
    this.#upstream.close();
  }

  async #serve(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    if (request.method === 'TRACE') return this.#fail(exchange, 405, 'Method not allowed');

    const match = this.#route(exchange);
    if (!match) return this.#answer(exchange, failure(404, 'no Route matched with those values'));
    const answer = requireHttps(exchange, match) ?? this.#plugins.access(exchange);
    if (answer) return this.#answer(exchange, answer);
    if (!exchange.service) return this.#answer(exchange, failure(503, 'no Service found with those values'));
    return this.#proxy(exchange, exchange.service);
  }

  #route(exchange: Exchange): Match | undefined {
    const { request, rawPath, id, clientIp } = exchange;
    const host = request.headers.host?.replace(/:\d+$/, '').toLowerCase() ?? '';
    const port = request.socket.localPort ?? 80;
    const method = request.method ?? 'GET';
    const match = this.#router.match({ method, path: normalizePath(rawPath), host, port, headers: request.headers });
    if (!match) return undefined;

    nameSpan(request, match.route);
    exchange.route = match.route;
    exchange.service = match.route.service;
    exchange.upstreamPath = match.upstreamPath + queryOf(request.url);
    Object.assign(exchange.upstreamHeaders, forwardedHeaders(request, match, { id, clientIp, rawPath, host, port }));
    return match;
  }

  async #proxy(exchange: Exchange, service: Service): Promise<void> {
    const askedAt = this.#now();
    let upstream: IncomingMessage;
    try {
      upstream = await askInSpan(exchange, service, () => this.#upstream.ask(exchange, service));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      if (error.failure === 'unresolved') return this.#answer(exchange, failure(503, 'name resolution failed'));
      this.#proxied(exchange, askedAt);
      if (error.failure === 'timeout') return this.#fail(exchange, 504, 'The upstream server is timing out');
      return this.#fail(exchange, 502, 'An invalid response was received from the upstream server');
    }

    copyUpstreamHead(upstream, exchange.response);
    this.#proxied(exchange, askedAt);
    this.#finishHead(exchange);
    await relayBody(upstream, exchange.response);
  }

  /** An error of nginx itself rather than of a plugin: it looks at Content-Type too, and is plain text by default. */
  #fail(exchange: Exchange, status: number, message: string): void {
    const { accept, 'content-type': contentType } = exchange.request.headers;
    this.#answer(exchange, failure(status, message), accept ?? contentType ?? 'text/plain');
  }

  #answer(exchange: Exchange, answer: Answer, accept?: string): void {
    const { request, response, id, startedAt } = exchange;
    if (response.destroyed) return;
    if (!response.hasHeader('Via')) response.setHeader('X-Kong-Response-Latency', this.#now() - startedAt);
    this.#finishHead(exchange);
    sendAnswer(answer, request, response, id, accept);
  }

  #proxied({ response, startedAt }: Exchange, askedAt: number): void {
    const via = response.getHeader('Via');
    response.setHeader('X-Kong-Upstream-Latency', this.#now() - askedAt);
    response.setHeader('X-Kong-Proxy-Latency', askedAt - startedAt);
    response.setHeader('Via', via ? `${via}, 1.1 ${SERVER}` : `1.1 ${SERVER}`);
  }

  #finishHead(exchange: Exchange): void {
    this.#plugins.headerFilter(exchange);
    if (!exchange.response.hasHeader('Server')) exchange.response.setHeader('Server', SERVER);
    exchange.response.setHeader('X-Kong-Request-Id', exchange.id);
  }
}

function open(request: IncomingMessage, response: ServerResponse, startedAt: number): Exchange {
  const url = request.url ?? '/';
  let query: URLSearchParams | undefined;
  return {
    request,
    response,
    startedAt,
    id: randomUUID().replaceAll('-', ''),
    clientIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    rawPath: url.split('?', 1)[0] || '/',
    get query() {
      query ??= new URLSearchParams(queryOf(url));
      return query;
    },
    upstreamHeaders: {},
    upstreamPath: url,
  };
}

function requireHttps({ request }: Exchange, { route }: Match): Answer | undefined {
  if (route.protocols.includes('http')) return undefined;
  const status = route.https_redirect_status_code;
  if (status === 426) {
    return failure(426, 'Please use HTTPS protocol', { Connection: 'Upgrade', Upgrade: 'TLS/1.2, HTTP/1.1' });
  }
  const host = request.headers.host?.replace(/:\d+$/, '');
  return { kind: 'exit', status, body: undefined, headers: { Location: `https://${host}${request.url}` } };
}

function queryOf(url = ''): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}
