import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { healthEndpoints, type Readiness } from '../health/index.ts';
import { createMetrics, httpMetrics, type Metrics, metricsEndpoint } from '../metrics/index.ts';
import { serveApiDocs } from '../openapi/index.ts';
import { keepDeadline, shedLoad } from '../resilience/index.ts';
import { requirePeer, type ServiceIdentity, serveEncrypted } from '../service-identity/index.ts';
import type { Log } from '../telemetry/index.ts';
import { answerBrokenRequests } from './answer-broken-requests.ts';
import { answerErrors } from './answer-errors.ts';
import { HttpError } from './http-error.ts';
import { inputLimits } from './input-limits.ts';
import { mount, type Routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serverSpan } from './server-span.ts';

export interface HttpServer {
  readonly port: number;
  /** The port for other services, when there is one. */
  readonly encryptedPort: number | undefined;
  /** Mounts the routes; before, every path but the health endpoints answers 503. */
  serve(...routes: Routes[]): void;
  /** Takes no new connection and waits for the requests in flight. */
  stop(): Promise<void>;
}

export interface EncryptedPort {
  readonly port: number;
  readonly identity: ServiceIdentity;
  /** The services that may call; all by default. */
  readonly callers?: readonly string[] | undefined;
}

/** A caller that sends slowly holds a connection, so it has until then. Routes bound the time of their own work. */
const SERVER_LIMITS = { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 15_000 };
/** Far more than a service can do at once, and far fewer than would take its memory. */
const MAX_REQUESTS = 500;

/** Listens on `host` (default 127.0.0.1) and answers `/health/live`, `/health/ready` and `/metrics` from the first moment. */
export async function startHttpServer(options: {
  /** As the API description calls the service. */
  name?: string;
  port: number;
  host?: string;
  log: Log;
  readiness: Readiness;
  metrics?: Metrics;
  /** How many requests may be under way at once; those beyond get a 503. */
  maxRequests?: number;
  /** A second port, for the other services: they prove who they are, and see who we are. */
  encrypted?: EncryptedPort | undefined;
}): Promise<HttpServer> {
  const { name = 'service', log, readiness, metrics = createMetrics(), maxRequests = MAX_REQUESTS } = options;
  const requests = httpMetrics(metrics);
  let stopping = false;
  let serving = false;

  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    await next();
    if (stopping) ctx.set('Connection', 'close');
  });
  app.use(securityHeaders());
  app.use(healthEndpoints(readiness, () => (stopping ? 'stopping' : serving ? 'serving' : 'starting')));
  app.use(metricsEndpoint(metrics));
  app.use(requests.middleware);
  app.use(shedLoad({ limit: maxRequests, onShed: requests.shed }));
  app.use(keepDeadline());
  app.use(serverSpan());
  app.use(answerErrors(log));
  app.use(inputLimits());
  if (options.encrypted?.callers) app.use(requirePeer(options.encrypted.callers));
  app.use((_, next) => {
    if (!serving) throw new HttpError(503, 'starting', 'The service is starting');
    return next();
  });

  const host = options.host ?? '127.0.0.1';
  const server = createServer(SERVER_LIMITS, app.callback());
  const encrypted = options.encrypted && serveEncrypted(options.encrypted.identity, SERVER_LIMITS, app.callback());
  const servers: Server[] = encrypted ? [server, encrypted] : [server];
  await listen(server, options.port, host);
  if (encrypted) await listen(encrypted, options.encrypted?.port ?? 0, host);
  for (const each of servers) answerBrokenRequests(each);

  return {
    port: portOf(server),
    encryptedPort: encrypted && portOf(encrypted),
    serve(...routes) {
      app.use(
        serveApiDocs(
          name,
          routes.flatMap((route) => (typeof route === 'function' ? [] : route.operations)),
        ),
      );
      for (const route of routes) mount(app, route);
      // Koa composes its middleware when the callback is made: a new one has to take over.
      for (const each of servers) handOver(each, app.callback());
      serving = true;
    },
    async stop() {
      stopping = true;
      await Promise.all(servers.map((each) => new Promise<void>((resolve) => each.close(() => resolve()))));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function handOver(server: Server, listener: RequestListener): void {
  server.removeAllListeners('request');
  server.on('request', listener);
}
