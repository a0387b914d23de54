import type { RunningSystem } from '../../harness/system/index.ts';
import { proxyControl } from './proxy-control.ts';

/**
 * Asks Toxiproxy itself which faults are on the system's edges: `order→payment: latency on what comes back`. Empty when there
 * is none. A proxy that is gone counts too: its edge leads nowhere.
 *
 * @throws EnvironmentError SD_TOXIPROXY_UNREACHABLE
 */
export async function residualFaults({
  toxiproxy,
  edges,
}: Pick<RunningSystem, 'toxiproxy' | 'edges'>): Promise<string[]> {
  if (!toxiproxy) return [];
  const proxies = new Map((await (await proxyControl(toxiproxy)).all()).map((proxy) => [proxy.name, proxy]));
  return edges.flatMap(({ id, proxy }) => {
    const state = proxies.get(proxy);
    if (!state) return [`${id}: its proxy ${proxy} is gone`];
    return [
      ...state.toxics.map(({ name, type, stream }) => `${id}: ${type} on its ${stream} side is still there (${name})`),
      ...(state.enabled ? [] : [`${id}: it is still cut`]),
    ];
  });
}
