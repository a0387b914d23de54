import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Service } from '../config/index.ts';
import type { Exchange } from '../exchange.ts';
import { UpstreamError, type UpstreamFailure } from './upstream-error.ts';

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** The way to the services: keep-alive connections, one request at a time on each. */
export class Upstream {
  readonly #agents = {
    http: new http.Agent({ keepAlive: true, scheduling: 'lifo' }),
    https: new https.Agent({ keepAlive: true, scheduling: 'lifo' }),
  };

  /**
   * Sends the exchange's request, streaming its body, and resolves with the response's head.
   * Tries again as nginx does: whenever the upstream cannot have seen the request, otherwise only if it is idempotent.
   *
   * @throws {UpstreamError} when the last try failed too
   */
  async ask(exchange: Exchange, service: Service): Promise<IncomingMessage> {
    for (let retriesLeft = service.retries; ; retriesLeft--) {
      try {
        return await this.#try(exchange, service);
      } catch (error) {
        if (retriesLeft <= 0 || !(error instanceof UpstreamError) || !mayRepeat(exchange, error)) throw error;
      }
    }
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  #try({ request, response, upstreamHeaders, upstreamPath }: Exchange, service: Service): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    let sent = false;
    const fail = (failure: UpstreamFailure, cause: unknown) => reject(new UpstreamError(failure, sent, cause));

    const outgoing = (service.protocol === 'https' ? https : http).request({
      agent: this.#agents[service.protocol],
      host: service.host,
      port: service.port,
      method: request.method,
      path: upstreamPath,
      headers: upstreamHeaders,
      timeout: service.read_timeout,
      setHost: false,
    });
    const abandon = () => outgoing.destroy();
    outgoing.once('response', resolve);
    outgoing.once('timeout', () => {
      fail('timeout', new Error(`no answer within ${service.read_timeout} ms`));
      outgoing.destroy();
    });
    outgoing.on('error', (error) => fail(isUnresolved(error) ? 'unresolved' : 'broken', error));
    outgoing.once('close', () => response.off('close', abandon));
    response.once('close', abandon);

    // The body is not touched before there is a connection: a refused try can then be repeated with the body whole.
    whenConnected(outgoing, service.connect_timeout, (error) => {
      if (error) {
        fail('timeout', error);
        outgoing.destroy();
        return;
      }
      sent = true;
      if (hasBody(request)) request.pipe(outgoing);
      else outgoing.end();
    });
    return promise;
  }
}

function whenConnected(outgoing: ClientRequest, withinMs: number, done: (error?: Error) => void): void {
  outgoing.once('socket', (socket: Socket) => {
    if (!socket.connecting) return done();
    const timer = setTimeout(() => done(new Error(`no connection within ${withinMs} ms`)), withinMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      done();
    });
    socket.once('close', () => clearTimeout(timer));
  });
}

function mayRepeat({ request, response }: Exchange, { failure, sent }: UpstreamError): boolean {
  if (response.destroyed || failure === 'unresolved') return false;
  return !sent || (IDEMPOTENT.has(request.method ?? '') && !hasBody(request));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isUnresolved(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN';
}
