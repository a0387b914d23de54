import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { EnvironmentError } from '../errors.ts';
import { claimPort } from './port-claims.ts';
import { portOwner } from './port-owner.ts';
import { listeningRange } from './port-range.ts';

/** A port of 127.0.0.1 on which nothing listens, never handed out twice. Throws as {@link freePorts} does. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/**
 * `count` ports of 127.0.0.1 on which nothing listens, none handed out before by this process or a run beside it.
 * Throws EnvironmentError SD_PORTS_EXHAUSTED when there are not as many.
 */
export async function freePorts(count: number): Promise<number[]> {
  const { first, last } = listeningRange();
  const size = last - first + 1;
  // Not seeded: runs with the same seed beside each other should not want the same ports.
  const start = randomInt(size);
  const found: number[] = [];
  for (let step = 0; step < size && found.length < count; step++) {
    const port = first + ((start + step) % size);
    if (!(await listeningError(port)) && claimPort(port)) found.push(port);
  }
  if (found.length < count) {
    throw new EnvironmentError(
      'SD_PORTS_EXHAUSTED',
      `${count} free ports are needed, but only ${found.length} of ${first}-${last} are free. End other runs and try again.`,
      { details: { count, free: found.length, first, last } },
    );
  }
  return found;
}

/**
 * Makes sure that `what` can listen on 127.0.0.1:`port`. Throws EnvironmentError: SD_PORT_TAKEN says who listens there, SD_PORT_UNUSABLE
 * why the system refuses it.
 */
export async function requirePort(port: number, what: string): Promise<void> {
  const error = await listeningError(port);
  if (!error) return;
  if (error.code !== 'EADDRINUSE') {
    throw new EnvironmentError(
      'SD_PORT_UNUSABLE',
      `${what} cannot listen on port ${port}: ${error.message}. Give it another port.`,
      {
        cause: error,
        details: { port, what },
      },
    );
  }
  const owner = portOwner(port);
  const by = owner ? `by pid ${owner.pid} (${owner.command})` : 'by a process that cannot be identified';
  throw new EnvironmentError(
    'SD_PORT_TAKEN',
    `${what} needs port ${port}, which is taken ${by}. End that process or give ${what} another port.`,
    {
      details: { port, what, ...(owner && { pid: owner.pid, command: owner.command }) },
    },
  );
}

function listeningError(port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
