import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Context, Middleware } from 'koa';
import { docsPage, docsPolicy, startScript } from './docs-page.ts';
import type { Operation } from './operation.ts';

/** The files of swagger-ui-dist that the page asks for. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
};

/**
 * `GET /openapi.json`: the service's routes as an OpenAPI 3.1 document. `GET /docs`: the same to browse. Both are made when
 * somebody first asks, so that a service that nobody looks into pays nothing for them.
 */
export function serveApiDocs(service: string, operations: readonly Operation[]): Middleware {
  let document: Promise<string> | undefined;
  const write = async (): Promise<string> => {
    const { apiDocument } = await import('./api-document.ts');
    return JSON.stringify(apiDocument(service, operations));
  };

  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/openapi.json') {
      document ??= write();
      ctx.type = 'application/json';
      ctx.body = await document;
    } else if (ctx.path === '/docs') {
      ctx.set('Content-Security-Policy', docsPolicy);
      ctx.type = 'text/html';
      ctx.body = docsPage(service);
    } else if (ctx.path === '/docs/start.js') {
      ctx.type = 'text/javascript';
      ctx.body = startScript;
    } else if (!(await sendAsset(ctx))) await next();
  };
}

async function sendAsset(ctx: Context): Promise<boolean> {
  const name = ctx.path.startsWith('/docs/') ? ctx.path.slice('/docs/'.length) : '';
  const type = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (!type) return false;
  ctx.type = type;
  ctx.set('Cache-Control', 'max-age=86400');
  ctx.body = await readFile(createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`));
  return true;
}
