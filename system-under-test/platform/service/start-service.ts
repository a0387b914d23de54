import { z } from 'zod';
import { createReadiness, type Readiness } from '../health/index.ts';
import { type Routes, startHttpServer } from '../http/index.ts';
import { type Metrics, observeProcess, processMetrics } from '../metrics/index.ts';
import { openServiceIdentity, type ServiceIdentity, setProcessIdentity } from '../service-identity/index.ts';
import { createLog, type Log, startTracing } from '../telemetry/index.ts';
import { EnvironmentError, portVariable, readEnvironment } from './environment.ts';
import { createShutdown, type Shutdown, stopOnSignals } from './shutdown.ts';

export interface ServiceDescription<Shape extends z.core.$ZodLooseShape> {
  readonly name: string;
  /** The variables this service reads, beyond those that every service knows. */
  readonly environment: Shape;
}

export interface Service<Environment = unknown> {
  readonly name: string;
  /** The address to listen on. */
  readonly host: string;
  readonly environment: Environment;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly shutdown: Shutdown;
  /** Opens the service to requests; until then it answers its health alone. */
  serve(...routes: Routes[]): void;
}

const EXIT_BAD_ENVIRONMENT = 2;

/**
 * Starts what every service has: environment, log, traces, metrics, health endpoints, an orderly end.
 *
 * @example
 * const service = await startService({ name: 'product', environment: { DATABASE_URL: urlVariable } });
 * const database = openPostgres(service, service.environment.DATABASE_URL);
 * service.serve(productRoutes(database));
 */
export async function startService<Shape extends z.core.$ZodLooseShape>(
  description: ServiceDescription<Shape>,
): Promise<Service<z.output<z.ZodObject<Shape>>>> {
  const common = readOrExit({
    PORT: portVariable,
    /** Where it listens: loopback, unless it runs in a container. */
    HOST: z.string().default('127.0.0.1'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
    OTEL_SERVICE_NAME: z.string().default(description.name),
    /** How many requests may be under way at once. */
    MAX_REQUESTS: z.coerce.number().int().min(1).default(500),
    /** For the other services: encrypted, and for those alone who show a certificate. Without it they come in plain. */
    MESH_PORT: portVariable.optional(),
    /** Folder of the development authority, which signs certificates; without it this process has no identity. */
    MESH_AUTHORITY: z.string().min(1).optional(),
    /** The services that may come in by MESH_PORT, separated by commas; all of the same authority when unset. */
    MESH_CALLERS: z
      .string()
      .transform((names) => names.split(','))
      .optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  });
  const environment = readOrExit(description.environment);
  const name = common.OTEL_SERVICE_NAME;

  const log = createLog(name, common.LOG_LEVEL);
  const readiness = createReadiness();
  const shutdown = createShutdown(log);
  stopOnSignals(shutdown, log);
  // A client library that lets a rejection slip during an outage must not take the service down with it.
  process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
  logWarnings(log);

  const tracing = await startTracing(name, common.OTEL_EXPORTER_OTLP_ENDPOINT);
  shutdown.add('traces', () => tracing.stop());
  observeProcess(processMetrics);
  const identity = await openIdentity({ name, log, shutdown }, common.MESH_AUTHORITY);
  const server = await startHttpServer({
    name,
    port: common.PORT,
    host: common.HOST,
    log,
    readiness,
    metrics: processMetrics,
    maxRequests: common.MAX_REQUESTS,
    encrypted:
      identity && common.MESH_PORT !== undefined
        ? { port: common.MESH_PORT, identity, callers: common.MESH_CALLERS }
        : undefined,
  });
  log.info({ port: server.port }, 'listening');

  return {
    name,
    host: common.HOST,
    environment,
    log,
    metrics: processMetrics,
    readiness,
    shutdown,
    serve(...routes) {
      server.serve(...routes);
      shutdown.add('http server', () => server.stop());
      log.info('serving');
    },
  };
}

/** A service that calls others over encrypted edges has to show who it is. */
async function openIdentity(
  service: Pick<Service, 'name' | 'log' | 'shutdown'>,
  folder: string | undefined,
): Promise<ServiceIdentity | undefined> {
  if (folder === undefined) return undefined;
  const identity = await openServiceIdentity(service, { folder });
  setProcessIdentity(identity);
  return identity;
}

function readOrExit<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.output<z.ZodObject<Shape>> {
  try {
    return readEnvironment(shape);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_BAD_ENVIRONMENT);
  }
}

/** Node's own warnings become lines of the log, instead of text between them. */
function logWarnings(log: Log): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    // kafkajs sets a timer to a moment in 1970 for each request that is not throttled; Node fires it at once, as intended.
    if (warning.name !== 'TimeoutNegativeWarning') log.warn({ error: warning }, 'warning');
  });
}
