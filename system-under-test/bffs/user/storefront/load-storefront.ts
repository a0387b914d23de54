import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Middleware } from 'koa';

interface Asset {
  content: Buffer;
  type: string;
  etag: string;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the whole storefront once and serves it from memory: what was not read cannot be asked for, whatever the path.
 * A page is served without its extension: `/cart` is `cart.html`.
 */
export async function loadStorefront(folder: URL): Promise<Middleware> {
  const assets = await readAssets(folder);

  return async (ctx, next) => {
    const asset = assets.get(ctx.path);
    if (!asset || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    ctx.status = 200;
    ctx.etag = asset.etag;
    ctx.set({
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'self'",
      'X-Content-Type-Options': 'nosniff',
    });
    ctx.type = asset.type;
    ctx.body = asset.content;
    if (ctx.fresh) ctx.status = 304;
  };
}

async function readAssets(folder: URL): Promise<Map<string, Asset>> {
  const names = await readdir(folder, { recursive: true });
  const assets = await Promise.all(
    names.flatMap((name) => {
      const type = TYPES[extname(name)];
      return type ? [readAsset(new URL(name, folder), type).then((asset) => [addressOf(name), asset] as const)] : [];
    }),
  );
  return new Map(assets);
}

function addressOf(name: string): string {
  const page = name.replaceAll('\\', '/').replace(/\.html$/, '');
  return page === 'index' ? '/' : `/${page}`;
}

async function readAsset(file: URL, type: string): Promise<Asset> {
  const content = await readFile(file);
  return { content, type, etag: createHash('sha256').update(content).digest('base64url').slice(0, 16) };
}
