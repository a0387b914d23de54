import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { EnvironmentError, messageOf } from '../../errors.ts';
import { findDocker } from './docker.ts';
import { type SupervisedContainer, superviseContainer } from './supervised-container.ts';

export interface ProjectOptions {
  /** The compose file, absolute. */
  readonly file: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly logFile: (service: string) => string;
  readonly onUnexpectedExit: (service: string, reason: string, lastLines: readonly string[]) => void;
}

/** One run of a compose file. */
export interface ComposeProject {
  /** Starts some of its services, and does not wait until they are ready. Throws EnvironmentError SD_COMPOSE_FAILED. */
  up(services: readonly string[], signal: AbortSignal | undefined): Promise<void>;
  container(service: string): SupervisedContainer;
  /** Resident memory of all containers in bytes. */
  memory(): Promise<number>;
  /** Removes everything; what could not be removed. */
  down(): Promise<string[]>;
}

/** Prepares a project. Throws EnvironmentError SD_DOCKER_MISSING. */
export async function openProject({
  file,
  variables,
  logFile,
  onUnexpectedExit,
}: ProjectOptions): Promise<ComposeProject> {
  const { engine, compose } = await findDocker();
  const { DockerComposeEnvironment } = await import('testcontainers');
  const name = `shakedown-${randomBytes(4).toString('hex')}`;
  const environment = new DockerComposeEnvironment(dirname(file), basename(file))
    .withProjectName(name)
    .withEnvironment({ ...variables })
    .withDefaultWaitStrategy(noWait)
    .withClientOptions(compose);
  const containers = new Map<string, SupervisedContainer>();
  let started: Awaited<ReturnType<typeof environment.up>> | undefined;

  const ofProject = () =>
    engine.listContainers({ all: true, filters: { label: [`com.docker.compose.project=${name}`] } });
  const superviseNew = async (): Promise<void> => {
    for (const { Id, Labels } of await ofProject()) {
      const service = Labels['com.docker.compose.service'] ?? Id;
      if (containers.has(service)) continue;
      const tell = (reason: string, lastLines: readonly string[]): void => onUnexpectedExit(service, reason, lastLines);
      containers.set(service, await superviseContainer(service, engine.getContainer(Id), logFile(service), tell));
    }
  };

  return {
    up: async (services, signal) => {
      signal?.throwIfAborted();
      started = await environment.up([...services]).catch((cause: unknown) => {
        throw new EnvironmentError('SD_COMPOSE_FAILED', `${file} could not be started: ${messageOf(cause)}`, {
          cause,
          details: { file },
        });
      });
      await superviseNew();
      signal?.throwIfAborted();
    },
    container: (service) => {
      const container = containers.get(service);
      if (container) return container;
      throw new EnvironmentError('SD_COMPOSE_FAILED', `${file} started no container for ${service}`, {
        details: { file, service },
      });
    },
    memory: async () => {
      const each = await Promise.all([...containers.values()].map((container) => container.memory()));
      return each.reduce((sum, bytes) => sum + bytes, 0);
    },
    down: async () => {
      for (const container of containers.values()) container.expectEnd();
      const failure = await started?.down({ timeout: 8_000 }).then(() => undefined, messageOf);
      const left = (await ofProject()).map(({ Names }) => `container ${Names.join(', ')}`);
      return failure === undefined ? left : [`${name} could not be removed: ${failure}`, ...left];
    },
  };
}

/** Compose containers need no shell for us: whether they are ready is asked from outside. */
const noWait: import('testcontainers').WaitStrategy = {
  waitUntilReady: async () => {},
  withStartupTimeout: () => noWait,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};
