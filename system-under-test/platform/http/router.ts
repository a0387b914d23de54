import { bodyParser } from '@koa/bodyparser';
import type { RouterContext } from '@koa/router';
import { Router } from '@koa/router';
import { HttpError } from './http-error.ts';

export { Router, type RouterContext };

/** A router whose routes find their JSON body parsed in `ctx.request.body`; a body that is not JSON is a 400. */
export function createRouter(): Router {
  const router = new Router();
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
  );
  return router;
}
