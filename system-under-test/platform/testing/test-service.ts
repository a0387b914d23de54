import { createReadiness } from '../health/index.ts';
import { createMetrics } from '../metrics/index.ts';
import type { Service } from '../service/index.ts';
import { createShutdown } from '../service/shutdown.ts';
import { createLog } from '../telemetry/index.ts';

export type TestService = Service<Record<string, never>> & AsyncDisposable;

/** A service without a process of its own: it logs nothing, listens nowhere, and stops at the end of the test. */
export function createTestService(name: string): TestService {
  const log = createLog(name, 'silent');
  const shutdown = createShutdown(log);
  return {
    name,
    host: '127.0.0.1',
    environment: {},
    log,
    metrics: createMetrics(),
    readiness: createReadiness(),
    shutdown,
    serve: () => {},
    [Symbol.asyncDispose]: () => shutdown.run(),
  };
}
