import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Breaks all connections with a reset. */
  reset(): void;
  /** Swallows what is sent over the present connections, for ever, without closing them. */
  swallow(): void;
  stop(): Promise<void>;
}

/** A way to `targetPort` that can be broken. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const connections = new Set<{ near: Socket; far: Socket }>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const connection = { near, far };
    connections.add(connection);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => connections.delete(connection));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const breakAll = (): void => {
    for (const { near, far } of connections) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    reset: breakAll,
    swallow() {
      for (const { near, far } of connections) {
        near.unpipe(far).resume();
        far.unpipe(near).resume();
      }
    },
    async stop() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
