import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Middleware } from 'koa';

export interface PageFolder {
  readonly folder: URL;
  /** The address of the folder, such as `/` or `/admin`. */
  readonly at: string;
  /** Which of its files are served, by their path in the folder; all of them by default. */
  readonly takes?: (path: string) => boolean;
}

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
 * Reads the files once and serves them from memory: what was not read cannot be asked for, whatever the path.
 * A page is served without its extension: `/cart` is `cart.html`.
 */
export async function loadPages(...folders: PageFolder[]): Promise<Middleware> {
  const read = await Promise.all(folders.map(readAssets));
  const assets = new Map(read.flat());

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

async function readAssets({ folder, at, takes = () => true }: PageFolder): Promise<[address: string, Asset][]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter(takes);
  return Promise.all(
    paths.flatMap((path) => {
      const type = TYPES[extname(path)];
      return type
        ? [readAsset(new URL(path, folder), type).then((asset) => [addressOf(path, at), asset] as [string, Asset])]
        : [];
    }),
  );
}

function addressOf(path: string, at: string): string {
  const page = path.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '');
  return `${at}/${page}`.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

async function readAsset(file: URL, type: string): Promise<Asset> {
  const content = await readFile(file);
  return { content, type, etag: createHash('sha256').update(content).digest('base64url').slice(0, 16) };
}
