import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { until } from '../../testing/index.ts';

export interface TestRedis extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Where `redis-server` is on PATH, if it is. */
export function findRedisServer(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Starts a Redis of the test's own on a free port, that keeps all in memory. */
export async function startTestRedis(): Promise<TestRedis> {
  const program = findRedisServer();
  if (!program) throw new Error('There is no redis-server on PATH');
  const port = await freePort();
  let running: ChildProcess | undefined;

  async function start(): Promise<void> {
    const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'].map(String);
    running = spawn(program as string, options, { stdio: 'ignore' });
    await until(() => listens(port));
  }
  async function stop(): Promise<void> {
    const stopping = running;
    running = undefined;
    if (!stopping) return;
    const exit = once(stopping, 'exit');
    stopping.kill('SIGKILL');
    await exit;
  }

  await start();
  return { port, url: `redis://127.0.0.1:${port}`, start, stop, [Symbol.asyncDispose]: stop };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
