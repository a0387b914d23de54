import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EnvironmentError, messageOf } from '../../errors.ts';

type Containers = import('testcontainers').ContainerRuntimeClient['container'];
export type Container = ReturnType<Containers['getById']>;

export interface Docker {
  readonly engine: Containers['dockerode'];
  /** How testcontainers calls compose: `docker compose`, else the older `docker-compose`. */
  readonly compose: { readonly executable?: { readonly standalone: true } };
}

/** Finds a Docker engine and its compose. Throws EnvironmentError SD_DOCKER_MISSING. */
export async function findDocker(): Promise<Docker> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const client = await getContainerRuntimeClient().catch((cause: unknown) => {
    throw missing('no Docker engine answers', cause);
  });
  const engine = client.container.dockerode;
  if (await works('docker', ['compose', 'version'])) return { engine, compose: {} };
  if (await works('docker-compose', ['version'])) return { engine, compose: { executable: { standalone: true } } };
  throw missing('Docker Compose is not installed', undefined);
}

async function works(program: string, args: readonly string[]): Promise<boolean> {
  return await promisify(execFile)(program, args, { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

function missing(what: string, cause: unknown): EnvironmentError {
  const advice =
    'Install and start Docker (https://docs.docker.com/engine/install), or use the driver "embedded", which needs none.';
  return new EnvironmentError('SD_DOCKER_MISSING', `The driver "compose" cannot run: ${what}. ${advice}`, {
    ...(cause === undefined ? {} : { cause }),
    details: { reason: cause === undefined ? what : messageOf(cause) },
  });
}
