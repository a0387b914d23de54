import { createServer, type Server } from 'node:http';
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
  /** Told of what nobody expected; the client is told no more than that. */
  readonly onError: (error: unknown) => void;
  /** Default: the error's status and body, as upstream's broker words it. */
  readonly refuse?: Refuse;
}

const asItIs: Refuse = ({ status, body }) => ({ status, body });

/** The broker's HTTP server, not listening yet. */
export function serve({ routes, access, baseUrl, bodyLimit, onError, refuse = asItIs }: ServeOptions): Server {
  const router = new Router({ sensitive: true });
  for (const route of routes) {
    router.register(route.path, [route.method], async (context: Context) => {
      context.state.refuse = route.refuse;
      const caller = admit(context.req.headers, route, access);
      const request: BrokerRequest = {
        method: context.method,
        params: decoded((context as unknown as { params: Record<string, string | string[]> }).params),
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
      await next();
      if (!context.matched?.length) throw notFound();
    } catch (error) {
      if (!(error instanceof BrokerError)) onError(error);
      const refused =
        error instanceof BrokerError
          ? error
          : new BrokerError(500, { error: 'The broker made a mistake; it is in its log.' });
      send(context, ((context.state.refuse as Refuse | undefined) ?? refuse)(refused));
    }
  });
  app.use(router.routes());
  return createServer(app.callback());
}

/** Matched as it came, then decoded: `feat%2Fx` is one segment, `feat/x` two that a `*wildcard` joins again. */
function decoded(params: Record<string, string | string[]>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(decodeURIComponent).join('/') : decodeURIComponent(value),
      ]),
    );
  } catch {
    throw invalid(['the path holds a broken percent-encoding']);
  }
}

function closed(context: Context): AbortSignal {
  const gone = new AbortController();
  context.res.once('close', () => gone.abort());
  return gone.signal;
}

function send(context: Context, { status, body, type, headers }: Reply): void {
  context.status = status;
  for (const [name, value] of Object.entries(headers ?? {})) context.set(name, value);
  if (body === undefined) return;
  context.type = type ?? 'application/hal+json;charset=utf-8';
  context.body = type === undefined ? JSON.stringify(body) : (body as string);
}
