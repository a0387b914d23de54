import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../../toolchain/index.ts';
import { addressOf } from '../address.ts';
import type { ServiceDefinition, SystemDefinition } from '../definition.ts';
import { type Edge, firstPort, portsOf } from '../edges.ts';
import type { PortPlan } from './port-plan.ts';

export interface EnvironmentPlan {
  readonly system: SystemDefinition;
  readonly edges: readonly Edge[];
  readonly ports: PortPlan;
  readonly folder: string;
  readonly telemetryEndpoint: string | undefined;
  /** Stronger than the definition's. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly inherited: NodeJS.ProcessEnv;
}

/** The variables of one service: what the harness has, its own ports, the addresses of its callees, telemetry. */
export function environmentOf(name: string, service: ServiceDefinition, plan: EnvironmentPlan): NodeJS.ProcessEnv {
  const { system, edges, ports, inherited } = plan;
  const own = Object.entries(portsOf(service)).map(([port, { env }]) => [env, String(ports.services[name]?.[port])]);
  const callees = edges
    .filter(({ from }) => from === name)
    .map((edge) => [
      edge.env,
      addressOf(system, edge, { host: '127.0.0.1', port: ports.proxies.get(edge.id) as number }),
    ]);
  const told = [...own, ...callees].filter(([variable]) => variable !== undefined) as [string, string][];
  const telemetry = plan.telemetryEndpoint && {
    OTEL_EXPORTER_OTLP_ENDPOINT: plan.telemetryEndpoint,
    OTEL_SERVICE_NAME: name,
  };
  return {
    // Compiled code of earlier starts: a third of a small service's start-up time.
    NODE_COMPILE_CACHE: join(cacheFolder(inherited), 'node-compile-cache'),
    ...withoutTestRunner(inherited),
    PATH: pathFrom(plan.folder, inherited),
    ...telemetry,
    ...service.env,
    ...Object.fromEntries(told),
    ...plan.overrides,
  };
}

/** Puts ports into the command: `{port}` is the first, `{smtp}` the one of that name; `node` is this Node. */
export function commandOf(service: ServiceDefinition, ports: Readonly<Record<string, number>>): string[] {
  const [program, ...args] = service.command.map((text) =>
    text.replaceAll(/\{([A-Za-z][\w-]*)\}/g, (placeholder, port: string) =>
      String(ports[port] ?? (port === 'port' ? ports[firstPort(service)] : undefined) ?? placeholder),
    ),
  );
  return [program === 'node' ? process.execPath : (program ?? ''), ...args];
}

/** Programs of the project first (node_modules/.bin up the tree), this Node for their `#!/usr/bin/env node`, then the user's. */
function pathFrom(folder: string, { PATH = '' }: NodeJS.ProcessEnv): string {
  const bins = ancestors(resolve(folder)).map((ancestor) => join(ancestor, 'node_modules', '.bin'));
  return [...bins.filter((bin) => existsSync(bin)), dirname(process.execPath), PATH].join(delimiter);
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

/** A harness that runs inside a test runner must not make its services believe that they are tests. */
function withoutTestRunner(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env.VITEST === undefined) return env;
  const { NODE_ENV, TEST, NODE_OPTIONS, ...rest } = env;
  return Object.fromEntries(Object.entries(rest).filter(([variable]) => !variable.startsWith('VITEST')));
}
