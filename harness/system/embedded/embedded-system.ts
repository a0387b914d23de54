import { messageOf, UsageError } from '../../errors.ts';
import { residentBytes } from '../../process/index.ts';
import type { SpanStore } from '../../telemetry/index.ts';
import { databaseUrl, schemeOf } from '../address.ts';
import type { SystemDefinition } from '../definition.ts';
import { noSpans } from '../driver.ts';
import { type Edge, firstPort } from '../edges.ts';
import type { RunningService, RunningSystem, UnexpectedExit } from '../running-system.ts';
import type { EmbeddedService } from './embedded-service.ts';
import type { Part } from './part.ts';
import type { PortPlan } from './port-plan.ts';
import { leftFaults } from './toxiproxy.ts';

export interface EmbeddedParts {
  readonly definition: SystemDefinition;
  readonly edges: readonly Edge[];
  readonly ports: PortPlan;
  readonly parts: readonly Part[];
  readonly services: readonly EmbeddedService[];
  readonly exits: readonly UnexpectedExit[];
  readonly spans: SpanStore | undefined;
  readonly toxiproxy: URL | undefined;
  readonly readyAfterMs: number;
  readonly residue: (ports: readonly number[]) => string[];
  readonly close: () => void;
}

/** A system of local processes. */
export class EmbeddedSystem implements RunningSystem {
  readonly driver = 'embedded';
  readonly definition: SystemDefinition;
  readonly edges: readonly Edge[];
  readonly readyAfterMs: number;
  readonly spans: SpanStore;
  readonly toxiproxy: URL | undefined;
  readonly services: readonly RunningService[];
  readonly unexpectedExits: readonly UnexpectedExit[];
  readonly #parts: EmbeddedParts;
  #stopped: Promise<readonly string[]> | undefined;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
    this.definition = parts.definition;
    this.edges = parts.edges;
    this.readyAfterMs = parts.readyAfterMs;
    this.spans = parts.spans ?? noSpans;
    this.toxiproxy = parts.toxiproxy;
    this.services = parts.services;
    this.unexpectedExits = parts.exits;
  }

  entry(name = Object.keys(this.definition.entry)[0] as string): URL {
    const entry = this.definition.entry[name];
    if (!entry) {
      throw new UsageError('SD_UNKNOWN_ENTRY', `there is no entry "${name}"; there are ${Object.keys(this.definition.entry).join(', ')}`, {
        details: { name },
      });
    }
    const edge = this.edges.find(({ from, to }) => from === 'client' && to === entry.to) as Edge;
    return this.#url(entry.to, edge.port, this.#parts.ports.proxies.get(edge.id) as number);
  }

  direct(service: string, port?: string): URL {
    const { definition } = this.service(service);
    const name = port ?? firstPort(definition);
    const number = this.#parts.ports.services[service]?.[name];
    if (number === undefined) {
      throw new UsageError('SD_UNKNOWN_PORT', `${service} has no port "${name}"`, { details: { service, port: name } });
    }
    return this.#url(service, name, number);
  }

  database(service: string): string {
    this.service(service);
    const uses = this.edges.some(({ from, to }) => from === service && this.definition.stores?.[to]?.kind === 'postgres');
    if (!uses) throw new UsageError('SD_NO_DATABASE', `${service} uses no Postgres, so it has no database`, { details: { service } });
    return databaseUrl(service, { host: '127.0.0.1', port: this.#parts.ports.postgres });
  }

  kafkaBrokers(): readonly string[] {
    const has = Object.values(this.definition.stores ?? {}).some(({ kind }) => kind === 'kafka');
    if (!has) throw new UsageError('SD_NO_KAFKA', `${this.definition.name} has no store of the kind kafka`);
    return [`127.0.0.1:${this.#parts.ports.kafka.internal}`];
  }

  service(name: string): RunningService {
    const service = this.services.find((each) => each.name === name);
    if (service) return service;
    const known = this.services.map((each) => each.name).join(', ');
    throw new UsageError('SD_UNKNOWN_SERVICE', `there is no service "${name}"; there are ${known}`, { details: { name } });
  }

  async memory(): Promise<number> {
    const pids = [...this.#parts.parts, ...this.services].flatMap(({ pid }) => pid ?? []);
    return pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
  }

  stop(): Promise<readonly string[]> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Faults are looked for first, while somebody can tell; services end before the stores that they write to. */
  async #stop(): Promise<readonly string[]> {
    const { parts, services, ports, edges, residue, close } = this.#parts;
    const left = this.toxiproxy ? await leftFaults(this.toxiproxy, edges).catch(faultsUnknown) : [];
    const failures = [
      ...(await Promise.allSettled(services.map((service) => service.stop()))),
      ...(await Promise.allSettled(parts.map((part) => part.stop()))),
    ].flatMap((result) => (result.status === 'rejected' ? [`the stop failed: ${messageOf(result.reason)}`] : []));
    const allPorts = [
      ports.toxiproxy,
      ...ports.proxies.values(),
      ...parts.flatMap((part) => part.ports),
      ...Object.values(ports.services).flatMap((named) => Object.values(named)),
    ];
    const found = [...left, ...failures, ...residue([...new Set(allPorts)])];
    close();
    return found;
  }

  #url(service: string, port: string, number: number): URL {
    return new URL(`${schemeOf(this.definition, service, port)}://127.0.0.1:${number}`);
  }
}

const faultsUnknown = (error: unknown): string[] => [`faults that Toxiproxy could not name any more: ${messageOf(error)}`];
