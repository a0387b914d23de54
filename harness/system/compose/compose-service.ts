import type { Clock } from '../../clock.ts';
import { EnvironmentError, messageOf, UsageError } from '../../errors.ts';
import { httpReady, type ReadinessProbe, until } from '../../process/index.ts';
import type { ServiceDefinition } from '../definition.ts';
import { firstPort } from '../edges.ts';
import type { RunningService } from '../running-system.ts';
import { SystemStartError } from '../system-start-error.ts';
import { staysOpen } from './stays-open.ts';
import type { SupervisedContainer } from './supervised-container.ts';

export interface ComposeServiceOptions {
  readonly definition: ServiceDefinition;
  readonly container: SupervisedContainer;
  readonly logFile: string;
  /** Its published ports by name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly readyWithinMs: number;
  readonly clock: Clock;
}

/** A service in a container, and the wait until it is ready. */
export interface ComposeService extends RunningService {
  untilReady(signal?: AbortSignal): Promise<void>;
}

export function composeService({
  definition,
  container,
  logFile,
  ports,
  readyWithinMs,
  clock,
}: ComposeServiceOptions): ComposeService {
  const { name } = container;
  const probe = readinessProbe(definition, ports[firstPort(definition)]);
  const whileItRuns: ReadinessProbe = async (signal) => {
    if (container.isRunning) return await probe(signal);
    await container.ended; // Its last lines are on their way.
    throw new EnvironmentError('SD_PROCESS_EXITED', `${name} ended before it was ready`);
  };
  const untilReady = async (signal?: AbortSignal): Promise<void> => {
    const wait = { what: name, withinMs: readyWithinMs, everyMs: 100, clock, ...(signal && { signal }) };
    await until(whileItRuns, wait).catch((cause: unknown) => {
      signal?.throwIfAborted();
      const lastLines = container.tail();
      const said = lastLines.length > 0 ? `\nIts last lines:\n${lastLines.map((line) => `  ${line}`).join('\n')}` : '';
      throw new SystemStartError('SD_SERVICE_NOT_READY', `${messageOf(cause)}${said}`, {
        cause,
        details: { service: name, reason: messageOf(cause), lastLines },
      });
    });
  };
  return {
    name,
    definition,
    pid: undefined,
    logFile,
    isRunning: () => container.isRunning,
    kill: (signal) => container.kill(signal),
    start: async ({ env = {}, signal } = {}) => {
      if (container.isRunning)
        throw new UsageError('SD_SERVICE_RUNNING', `${name} runs already; kill it before it is started again`);
      if (Object.keys(env).length > 0) {
        throw new EnvironmentError(
          'SD_CANNOT_CONTROL',
          `${name} is a container, whose environment cannot be changed by a restart`,
        );
      }
      const startedAt = clock.now();
      await container.start();
      await untilReady(signal);
      return clock.now() - startedAt;
    },
    ready: async () => {
      if (!container.isRunning) return { ready: false, reason: `${name} does not run` };
      const answer = await probe(AbortSignal.timeout(5_000));
      return answer.ready ? { ready: true, reason: '' } : answer;
    },
    untilReady,
  };
}

function readinessProbe({ ready }: ServiceDefinition, port: number | undefined): ReadinessProbe {
  if (port === undefined) return async () => ({ ready: true });
  return ready ? httpReady(`http://127.0.0.1:${port}${ready}`) : staysOpen(port);
}
