import { EnvironmentError, messageOf } from '../../errors.ts';
import { httpReady, supervise, until, whileRunning } from '../../process/index.ts';
import { ensureTool } from '../../toolchain/index.ts';
import type { Edge } from '../edges.ts';
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

/** Makes proxies on a Toxiproxy that runs. Throws EnvironmentError SD_PROXY_NOT_MADE. */
export async function createProxies(
  url: URL,
  proxies: readonly { readonly name: string; readonly listen: string; readonly upstream: string }[],
): Promise<void> {
  const { Toxiproxy } = await import('toxiproxy-node-client');
  const made = await new Toxiproxy(url.origin)
    .populate(proxies.map((proxy) => ({ ...proxy, enabled: true })))
    .catch((cause: unknown) => {
      throw new EnvironmentError('SD_PROXY_NOT_MADE', `Toxiproxy could not make the proxies: ${messageOf(cause)}`, {
        cause,
      });
    });
  const missing = proxies.filter(({ name }) => !made[name]?.enabled).map(({ name }) => name);
  if (missing.length > 0) {
    throw new EnvironmentError('SD_PROXY_NOT_MADE', `Toxiproxy did not make the proxies ${missing.join(', ')}`, {
      details: { missing },
    });
  }
}

/** Faults that somebody left: toxics, and proxies that are switched off, as `toxic latency_downstream on order→payment`. */
export async function leftFaults(url: URL, edges: readonly Edge[]): Promise<string[]> {
  const { Toxiproxy } = await import('toxiproxy-node-client');
  // Asked by hand: the client's Proxy forgets the toxics it is told of.
  const { data } = await new Toxiproxy(url.origin).api.get<Record<string, ProxyState>>(`${url.origin}/proxies`);
  const edgeOf = (proxy: string): string => edges.find((edge) => edge.proxy === proxy)?.id ?? `proxy ${proxy}`;
  return Object.entries(data).flatMap(([name, { enabled, toxics }]) => [
    ...toxics.map((toxic) => `toxic ${toxic.name} on ${edgeOf(name)}`),
    ...(enabled ? [] : [`${edgeOf(name)} is cut`]),
  ]);
}

interface ProxyState {
  readonly enabled: boolean;
  readonly toxics: readonly { readonly name: string }[];
}
