import { loadPages } from '../../system-under-test/bffs/shared/pages/index.ts';
import { createReadiness } from '../../system-under-test/platform/health/index.ts';
import { startHttpServer } from '../../system-under-test/platform/http/index.ts';
import { createLog } from '../../system-under-test/platform/telemetry/index.ts';
import { cannedAnswers } from './canned-answers.ts';

export interface CannedShop extends AsyncDisposable {
  readonly url: string;
}

/** Serves the shop's pages as its BFFs do, with answers that are always the same: for looking at pages, not for buying. */
export async function startCannedShop(): Promise<CannedShop> {
  const web = new URL('../../system-under-test/web/', import.meta.url);
  const pages = await loadPages(
    { folder: web, at: '/', takes: (path) => !path.startsWith('admin/') },
    { folder: new URL('admin/', web), at: '/admin', takes: (path) => path.endsWith('.html') },
    { folder: web, at: '/admin/assets', takes: (path) => !path.endsWith('.html') },
  );
  const log = createLog('canned-shop', 'silent');
  const server = await startHttpServer({ port: 0, log, readiness: createReadiness() });
  server.serve(pages, async (ctx, next) => {
    const answer = cannedAnswers[`${ctx.method} ${ctx.path}`];
    if (answer === undefined) return next();
    ctx.status = 200;
    ctx.body = answer;
  });
  return { url: `http://127.0.0.1:${server.port}`, [Symbol.asyncDispose]: () => server.stop() };
}
