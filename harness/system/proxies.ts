import { EnvironmentError, messageOf } from '../errors.ts';
import type { Edge } from './edges.ts';

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
