import type { DriverDefinition } from './start-system.ts';

/**
 * Where the harness must listen for spans so that the system's services reach it: any port of loopback for local processes, the
 * port of the config for an external system, the host's side of Docker's bridge for containers.
 * Throws EnvironmentError SD_DOCKER_MISSING.
 *
 * @example
 * await using receiver = await startOtlpReceiver(await telemetryAddress(config.driver));
 */
export async function telemetryAddress(
  driver: DriverDefinition = 'embedded',
): Promise<{ readonly host?: string; readonly port?: number }> {
  if (driver === 'embedded') return {};
  if (driver.kind === 'external') return driver.otlpPort === undefined ? {} : { port: driver.otlpPort };
  if (process.platform !== 'linux') return {}; // Docker Desktop leads host.docker.internal to the host's loopback.
  const { findDocker } = await import('./compose/docker.ts');
  const { engine } = await findDocker();
  const bridge = await engine.getNetwork('bridge').inspect();
  const { Gateway, Subnet }: { readonly Gateway?: string | undefined; readonly Subnet?: string | undefined } =
    bridge.IPAM?.Config?.[0] ?? {};
  // An engine that chose the address itself does not say it, but takes the first of the subnet.
  const host = Gateway ?? Subnet?.replace(/\.0\/\d+$/, '.1');
  return host === undefined ? {} : { host };
}
