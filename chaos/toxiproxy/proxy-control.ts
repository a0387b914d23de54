import type { Toxiproxy } from 'toxiproxy-node-client';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';

/** What Toxiproxy's client can add to a proxy; the name makes it ours. */
export interface NamedToxic {
  readonly name: string;
  readonly type: 'latency' | 'bandwidth' | 'slow_close' | 'timeout' | 'slicer' | 'limit_data' | 'reset_peer';
  /** `upstream`: what the caller sends; `downstream`: what it gets back. */
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
}

export interface ProxyState {
  readonly name: string;
  readonly enabled: boolean;
  readonly toxics: readonly { readonly name: string; readonly type: string; readonly stream: string }[];
}

/** One Toxiproxy, asked and told by name. Every call throws EnvironmentError SD_TOXIPROXY_UNREACHABLE when it does not answer. */
export interface ProxyControl {
  all(): Promise<readonly ProxyState[]>;
  addToxic(proxy: string, toxic: NamedToxic): Promise<void>;
  /** False when there was no such toxic (or proxy) any more. */
  removeToxic(proxy: string, toxic: string): Promise<boolean>;
  /** False when it was so already, or when there is no such proxy any more. */
  setEnabled(proxy: string, enabled: boolean): Promise<boolean>;
}

/** Toxiproxy itself gives up on a request after 25 s; on loopback a healthy one answers within milliseconds. */
const answerWithinMs = 8_000;

/** @param url control address, as `RunningSystem.toxiproxy` gives it */
export async function proxyControl(url: URL): Promise<ProxyControl> {
  const { Toxiproxy } = await import('toxiproxy-node-client');
  const client = new Toxiproxy(url.origin);
  const call = <T>(doing: string, work: (client: Toxiproxy) => Promise<T>) => answered(url, doing, work(client));
  // Asked by hand: the client's Proxy forgets the toxics it is told of.
  const read = () =>
    call('list its proxies', ({ api }) => api.get<Record<string, ProxyState>>(`${url.origin}/proxies`));
  const all = async (): Promise<ProxyState[]> => Object.values((await read()).data);
  const find = async (proxy: string) => (await all()).find(({ name }) => name === proxy);

  return {
    all,
    addToxic: (proxy, toxic) =>
      call(`add ${toxic.type} to ${proxy}`, async () => {
        await (await client.get(proxy)).addToxic({ ...toxic, toxicity: 1 });
      }),
    removeToxic: async (proxy, toxic) => {
      const before = await find(proxy);
      if (!before?.toxics.some(({ name }) => name === toxic)) return false;
      await call(`remove ${toxic} from ${proxy}`, async () =>
        (await (await client.get(proxy)).getToxic(toxic)).remove(),
      );
      return true;
    },
    setEnabled: async (proxy, enabled) => {
      const before = await find(proxy);
      if (!before || before.enabled === enabled) return false;
      await call(`${enabled ? 'open' : 'close'} ${proxy}`, async () => {
        const { listen, upstream, ...found } = await client.get(proxy);
        await client.api.post(`${url.origin}/proxies/${found.name}`, { enabled, listen, upstream });
      });
      return true;
    },
  };
}

/** The client has neither a timeout nor a signal: a Toxiproxy that hangs must not hang us. */
async function answered<T>(url: URL, doing: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${answerWithinMs} ms`)), answerWithinMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    throw new EnvironmentError(
      'SD_TOXIPROXY_UNREACHABLE',
      `Toxiproxy at ${url.origin} did not ${doing}: ${messageOf(cause)}. See that it runs and has a proxy for every edge.`,
      { cause, details: { url: url.origin, doing } },
    );
  } finally {
    clearTimeout(timer);
  }
}
