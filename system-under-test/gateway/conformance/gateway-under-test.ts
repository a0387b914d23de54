import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { Gateway, pluginSchemas, readKongConfig } from '../index.ts';

/** A gateway that can be given one configuration after the other. */
export interface GatewayUnderTest {
  /** The host under which this gateway reaches ports of the test. */
  readonly upstreamHost: string;
  /** Takes over a configuration; resolves with the base URL when it is in force. */
  configure(config: string): Promise<URL>;
  close(): Promise<void>;
}

/** Kong itself when `KONG_PROXY_URL` and `KONG_ADMIN_URL` name one (with `KONG_DATABASE=off`), else the gateway of this folder. */
export function gatewayUnderTest(environment: Record<string, string | undefined> = process.env): GatewayUnderTest {
  const { KONG_PROXY_URL, KONG_ADMIN_URL, KONG_UPSTREAM_HOST = 'host.docker.internal' } = environment;
  return KONG_PROXY_URL && KONG_ADMIN_URL ? kong(KONG_PROXY_URL, KONG_ADMIN_URL, KONG_UPSTREAM_HOST) : ours();
}

function ours(): GatewayUnderTest {
  let stop = async (): Promise<void> => {};
  return {
    upstreamHost: '127.0.0.1',
    async configure(config) {
      await stop();
      const gateway = new Gateway(readKongConfig(config, pluginSchemas));
      const server = createServer(gateway.handle);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      stop = async () => {
        gateway.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      };
      return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    },
    close: () => stop(),
  };
}

function kong(proxy: string, admin: string, upstreamHost: string): GatewayUnderTest {
  let generation = 0;
  return {
    upstreamHost,
    async configure(config) {
      // Kong's workers take a new configuration over when they get to it: a path of its own shows when they have.
      const marker = `/conformance-${process.pid}-${++generation}`;
      const document = parse(config, { merge: true }) as { routes?: object[] };
      document.routes = [...(document.routes ?? []), { name: marker.slice(1), paths: [marker] }];
      const answer = await fetch(new URL('/config', admin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ config: JSON.stringify(document) }),
      });
      if (!answer.ok) throw new Error(`Kong refused the configuration: ${await answer.text()}`);
      for (let tries = 0; tries < 100; tries++) {
        if ((await fetch(new URL(marker, proxy))).status !== 404) return new URL(proxy);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('Kong did not take over the configuration within 10 s');
    },
    close: async () => {},
  };
}
