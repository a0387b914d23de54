import { httpReady, supervise, until, whileRunning } from '../../process/index.ts';
import { ensureTool } from '../../toolchain/index.ts';
import type { Edge } from '../edges.ts';
import { createProxies } from '../proxies.ts';
import type { Part, PartContext } from './part.ts';

export interface ToxiproxyPart extends Part {
  readonly url: URL;
}

export interface ProxyPlan {
  readonly edge: Edge;
  /** Where the caller connects, and where that leads, on 127.0.0.1. */
  readonly listen: number;
  readonly upstream: number;
}

/** Starts Toxiproxy with a proxy for each edge. Throws EnvironmentError SD_PROXY_NOT_MADE. */
export async function startToxiproxy(
  port: number,
  proxies: readonly ProxyPlan[],
  context: PartContext,
): Promise<ToxiproxyPart> {
  const { clock, registry, signal, exits } = context;
  const { path } = await ensureTool('toxiproxy', { onProgress: context.progress, signal });
  const ports = [port, ...proxies.map(({ listen }) => listen)];
  const server = await supervise({
    name: 'toxiproxy',
    command: [path, '-host', '127.0.0.1', '-port', String(port)],
    env: { ...process.env, LOG_LEVEL: 'info' }, // Its default writes a line for each piece of data.
    logFile: context.logFile('toxiproxy'),
    ports,
    registry,
    onUnexpectedExit: exits.recorder('tool'),
  });
  const url = new URL(`http://127.0.0.1:${port}`);
  const part: ToxiproxyPart = {
    name: 'toxiproxy',
    pid: server.pid,
    ports,
    url,
    stop: async () => void (await server.stop()),
  };
  try {
    const ready = whileRunning(server, httpReady(`${url.origin}/version`));
    await until(ready, { what: 'Toxiproxy', withinMs: 20_000, everyMs: 10, clock, signal });
    await createProxies(
      url,
      proxies.map(({ edge, listen, upstream }) => ({
        name: edge.proxy,
        listen: `127.0.0.1:${listen}`,
        upstream: `127.0.0.1:${upstream}`,
      })),
    );
    return part;
  } catch (error) {
    await part.stop();
    throw error;
  }
}
