import { bodyParser } from '@koa/bodyparser';
import { Router as KoaRouter, type RouterContext } from '@koa/router';
import type { Middleware } from 'koa';
import type { Declaration, Method, Operation } from '../openapi/index.ts';
import { type Input, type Output, readInput, usualStatus } from './declared-route.ts';
import { limitDepth } from './depth-limit.ts';
import { HttpError } from './http-error.ts';

export type { RouterContext };

type Handler = (ctx: RouterContext, next: () => Promise<unknown>) => unknown;

interface AddRoute {
  /**
   * Adds a route that says what it takes and answers: the declaration checks the request, types the handler's input and its
   * result, and is the route's operation in the OpenAPI document. What the handler returns is the body.
   *
   * @example
   * router.get('/products/:id', { summary: 'One product', responses: { 200: Product, 404: 'There is none' } }, async ({ params }) => {
   *   const product = await find(params.id);
   *   if (!product) throw new HttpError(404, 'not-found', `There is no product ${params.id}`);
   *   return product;
   * });
   */
  <const Path extends string, Declared extends Declaration>(
    path: Path,
    declaration: Declared,
    handle: (
      input: Input<Path, Declared>,
      ctx: RouterContext,
    ) => Promise<Output<Declared['responses']>> | Output<Declared['responses']>,
  ): void;
  /** Adds a route that the API description does not tell of, such as a page. */
  (path: string, ...handlers: Handler[]): void;
}

export interface Router {
  readonly get: AddRoute;
  readonly post: AddRoute;
  readonly put: AddRoute;
  readonly patch: AddRoute;
  readonly delete: AddRoute;
  /** Runs before the routes that are added after it, for all paths or those that begin with `path`. */
  use(path: string, ...handlers: Handler[]): void;
  use(...handlers: Handler[]): void;
  /** The declared routes. */
  readonly operations: readonly Operation[];
  routes(): Middleware;
  allowedMethods(): Middleware;
}

/** A router whose routes find their JSON body parsed in `ctx.request.body`; a body that is not JSON is a 400. */
export function createRouter(): Router {
  const router = new KoaRouter();
  const operations: Operation[] = [];
  router.use(
    bodyParser({
      enableTypes: ['json'],
      jsonLimit: '256kb',
      onError(error) {
        if ('status' in error && error.status === 413)
          throw new HttpError(413, 'too-large', 'The body is larger than 256 kB');
        throw new HttpError(400, 'validation', 'The body is not valid JSON');
      },
    }),
    (ctx, next) => {
      limitDepth(ctx.request.body);
      return next();
    },
  );

  function addRoute(method: Method): AddRoute {
    return (path: string, ...route: DeclaredRoute | Handler[]) => {
      if (!isDeclared(route)) return void router[method](path, ...route);
      const [declaration, handle] = route;
      operations.push({ method, path, declaration });
      const status = usualStatus(declaration);
      router[method](path, async (ctx) => {
        const input = readInput(ctx, declaration);
        ctx.status = status;
        const body = await handle(input as never, ctx);
        // Koa takes an answer without a body for a 204, whatever the handler said.
        const answered = ctx.status;
        if (body !== undefined || ctx.body === undefined) ctx.body = body ?? null;
        ctx.status = answered;
      });
    };
  }

  return {
    operations,
    get: addRoute('get'),
    post: addRoute('post'),
    put: addRoute('put'),
    patch: addRoute('patch'),
    delete: addRoute('delete'),
    use: (...handlers: unknown[]) => void router.use(...(handlers as [string, ...Handler[]])),
    // The router knows nothing of Koa's default state, which no service uses.
    routes: () => router.routes() as Middleware,
    allowedMethods: () => router.allowedMethods() as Middleware,
  };
}

type DeclaredRoute = [Declaration, (input: never, ctx: RouterContext) => unknown];

function isDeclared(route: DeclaredRoute | Handler[]): route is DeclaredRoute {
  return typeof route[0] !== 'function';
}
