import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EnvironmentError, messageOf, UsageError } from '../../errors.ts';
import {
  httpReady,
  type ReadinessProbe,
  type Supervised,
  supervise,
  tcpReady,
  until,
  whileRunning,
} from '../../process/index.ts';
import type { ServiceDefinition } from '../definition.ts';
import { firstPort } from '../edges.ts';
import type { RunningService } from '../running-system.ts';
import { SystemStartError } from '../system-start-error.ts';
import type { PartContext } from './part.ts';
import { commandOf } from './service-environment.ts';

export interface EmbeddedService extends RunningService {
  readonly ports: readonly number[];
  /** SIGTERM, and SIGKILL for a service that does not listen to it. */
  stop(): Promise<void>;
}

export interface ServicePlan {
  readonly name: string;
  readonly definition: ServiceDefinition;
  readonly folder: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly env: NodeJS.ProcessEnv;
  readonly readyWithinMs: number;
}

/** How long a service may take to end after SIGTERM, in ms. */
const GRACE_MS = 8_000;

/** A service as a local process; it does not run until `start()`. */
export function createService(plan: ServicePlan, context: PartContext): EmbeddedService {
  const { name, definition, ports } = plan;
  const { clock, registry, exits } = context;
  const logFile = context.logFile(name);
  const probe = readinessProbe(definition, ports);
  let running: Supervised | undefined;

  const start: RunningService['start'] = async ({ env = {}, signal } = {}) => {
    if (running?.isRunning) {
      throw new UsageError(
        'SD_SERVICE_RUNNING',
        `${name} runs already (pid ${running.pid}); kill it before it is started again`,
        { details: { name } },
      );
    }
    requireFolder(plan);
    const startedAt = clock.now();
    const supervised = await supervise({
      name,
      command: commandOf(definition, ports),
      cwd: plan.folder,
      env: { ...plan.env, ...env },
      logFile,
      ports: Object.values(ports),
      registry,
      onUnexpectedExit: exits.recorder('service'),
    });
    running = supervised;
    const waiting = { what: name, withinMs: plan.readyWithinMs, everyMs: 40, clock, ...(signal && { signal }) };
    await until(whileRunning(supervised, probe), waiting).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw notReady(name, supervised, error);
    });
    return clock.now() - startedAt;
  };

  return {
    name,
    definition,
    logFile,
    ports: Object.values(ports),
    get pid() {
      return running?.isRunning ? running.pid : undefined;
    },
    isRunning: () => running?.isRunning ?? false,
    kill: async (signal) => {
      if (signal === 'SIGTERM') return void (await running?.stop({ graceMs: GRACE_MS }));
      running?.kill(signal);
      await running?.exited;
    },
    start,
    ready: async () => {
      if (!running?.isRunning) return { ready: false, reason: `${name} does not run` };
      const answer = await probe(AbortSignal.timeout(5_000));
      return answer.ready ? { ready: true, reason: '' } : answer;
    },
    stop: async () => void (await running?.stop({ graceMs: GRACE_MS })),
  };
}

function readinessProbe(definition: ServiceDefinition, ports: Readonly<Record<string, number>>): ReadinessProbe {
  const port = ports[firstPort(definition)];
  if (port === undefined) return async () => ({ ready: true }); // It listens nowhere: that it runs is all there is to know.
  return definition.ready ? httpReady(`http://127.0.0.1:${port}${definition.ready}`) : tcpReady(port);
}

function notReady(name: string, supervised: Supervised, error: unknown): SystemStartError {
  const lastLines = supervised.tail();
  const ended = error instanceof EnvironmentError && error.code === 'SD_PROCESS_EXITED';
  const said =
    lastLines.length > 0 && !ended ? `\nIts last lines:\n${lastLines.map((line) => `  ${line}`).join('\n')}` : '';
  return new SystemStartError('SD_SERVICE_NOT_READY', `${messageOf(error)}${said}`, {
    cause: error,
    details: { service: name, reason: (error as EnvironmentError).details?.reason ?? messageOf(error), lastLines },
  });
}

function requireFolder({ name, folder, definition }: ServicePlan): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UsageError(
    'SD_CONFIG_INVALID',
    `services.${name}.cwd: there is no folder ${resolve(folder)} (got ${JSON.stringify(definition.cwd)})`,
    {
      details: { path: `services.${name}.cwd`, value: definition.cwd },
    },
  );
}
