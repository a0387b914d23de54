import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import { type Access, admit } from './access.ts';
import { BrokerError, invalid, notFound } from './broker-error.ts';
import { readJson } from './read-json.ts';
import type { BrokerRequest, Refuse, Reply, Route } from './route.ts';

export interface ServeOptions {
  readonly routes: readonly Route[];
  readonly access: Access;
  /** Where clients reach it, when that is not what they say themselves (a proxy in between). */
  readonly baseUrl: string | undefined;
  /** Bytes; a larger body is answered with 413. */
  readonly bodyLimit: number;
  /** Throws BrokerError 429 for a client (an address) that asks too much. */
  readonly limitRate?: (client: string) => void;
  /** Told of what nobody expected; the client is told no more than that. */
  readonly onError: (error: unknown) => void;
  /** Default: the error's status and body, as upstream's broker words it. */
  readonly refuse?: Refuse;
}

const asItIs: Refuse = (refusal) => refusal;

/** The broker's HTTP server, not listening yet. */
export function serve(options: ServeOptions): Server {
  const { routes, access, baseUrl, bodyLimit, limitRate, onError, refuse = asItIs } = options;
  const router = new Router({ sensitive: true });
  for (const route of routes) {
    const names = [...route.path.matchAll(/[:*](\w+)/g)].map(([, name = '']) => name);
    router.register(route.path, [route.method], async (context: Context) => {
      context.state.refuse = route.refuse;
      const caller = admit(context.req.headers, route, access);
      const request: BrokerRequest = {
        method: context.method,
        params: decoded(names, (context as unknown as { captures: string[] }).captures),
        queryString: context.querystring,
        query: new URLSearchParams(context.querystring),
        body: await readJson(context.req, bodyLimit),
        accept: context.get('accept'),
        baseUrl: baseUrl ?? `${context.protocol}://${context.host}`,
        username: caller,
        signal: closed(context),
      };
      send(context, await route.handle(request));
    });
  }
  const app = new Koa();
  app.use(async (context, next) => {
    try {
      limitRate?.(context.req.socket.remoteAddress ?? '');
      await next();
    } catch (error) {
      const refusal = error instanceof BrokerError ? error : unexpected(error);
      if (refusal.status >= 500) onError(error);
      send(context, ((context.state.refuse as Refuse | undefined) ?? refuse)(refusal));
    }
  });
  app.use(router.routes());
  app.use((context) => send(context, otherMethod(context)));
  const server = createServer(app.callback());
  server.on('clientError', refuseUnreadable);
  return server;
}

/** Matched as it came, then decoded, once: `feat%2Fx` is one segment; `feat/x` is two, which a `*wildcard` takes together. */
function decoded(names: readonly string[], captures: readonly string[]): Record<string, string> {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(captures[index] ?? '')]));
  } catch {
    throw invalid(['the path holds a broken percent-encoding']);
  }
}

/** What comes here was matched by no route, or by routes for other methods. */
function otherMethod(context: Context): Reply {
  const matched = (context.matched ?? []) as unknown as readonly { readonly methods: readonly string[] }[];
  if (matched.length === 0) throw notFound();
  const allowed = [...new Set([...matched.flatMap(({ methods }) => methods), 'OPTIONS'])].join(', ');
  if (context.method === 'OPTIONS')
    return { status: 200, headers: { Allow: allowed, 'Access-Control-Allow-Methods': allowed } };
  throw new BrokerError(
    405,
    { error: `${context.method} is not allowed here; allowed: ${allowed}.` },
    { Allow: allowed },
  );
}

/** JSON may nest deeper than whatever walks through it can follow: that is the request's mistake. */
const unexpected = (error: unknown): BrokerError =>
  error instanceof RangeError && error.message.includes('call stack')
    ? invalid(['the body is nested too deeply'])
    : new BrokerError(500, { error: 'The broker made a mistake; it is in its log.' });

function closed(context: Context): AbortSignal {
  const gone = new AbortController();
  context.res.once('close', () => gone.abort());
  return gone.signal;
}

function send(context: Context, { status, body, type, headers }: Reply): void {
  context.status = status;
  for (const [name, value] of Object.entries(headers ?? {})) context.set(name, value);
  if (body === undefined) {
    // Koa would write the status text otherwise, as text/plain.
    context.body = status === 204 ? undefined : '';
    return;
  }
  context.type = type ?? 'application/hal+json;charset=utf-8';
  context.body = type === undefined ? JSON.stringify(body) : (body as string);
}

/** What Node's parser cannot read (a path or headers without end, no HTTP at all) never reaches Koa. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, reason] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The address or the headers are too long.']
      : ['400 Bad Request', 'The request is not HTTP.'];
  const body = JSON.stringify({ error: reason });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/hal+json;charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}
