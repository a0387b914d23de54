import { join } from 'node:path';
import { Toxiproxy } from 'toxiproxy-node-client';
import { freePort, httpReady, supervise, until, whileRunning } from '../../harness/process/index.ts';
import { ensureTool } from '../../harness/toolchain/index.ts';

export interface ToxiproxyProcess {
  readonly url: URL;
  stop(): Promise<void>;
}

export interface ProxyPlan {
  readonly name: string;
  readonly listen: string;
  readonly upstream: string;
}

/** A real Toxiproxy for a test. */
export async function startToxiproxy(dir: string, at?: number): Promise<ToxiproxyProcess> {
  const { path } = await ensureTool('toxiproxy', {});
  const port = at ?? (await freePort());
  const server = await supervise({
    name: 'toxiproxy',
    command: [path, '-host', '127.0.0.1', '-port', String(port)],
    logFile: join(dir, 'toxiproxy.log'),
  });
  const url = new URL(`http://127.0.0.1:${port}`);
  await until(whileRunning(server, httpReady(`${url.origin}/version`)), { what: 'Toxiproxy', withinMs: 20_000 });
  return { url, stop: async () => void (await server.stop()) };
}

/** Makes proxies; a port of 0 becomes a free one, and is the same after a restart. */
export async function createProxies(url: URL, proxies: readonly ProxyPlan[]): Promise<ProxyPlan[]> {
  const made = await new Toxiproxy(url.origin).populate(proxies.map((proxy) => ({ ...proxy, enabled: true })));
  return Object.values(made).map(({ name, listen, upstream }) => ({ name, listen, upstream }));
}
