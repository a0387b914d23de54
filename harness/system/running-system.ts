import type { SpanStore } from '../telemetry/index.ts';
import type { ServiceDefinition, SystemDefinition } from './definition.ts';
import type { Edge } from './edges.ts';

/** A system that runs, however it came to run; what suites hold in their hands. */
export interface RunningSystem extends AsyncDisposable {
  readonly definition: SystemDefinition;
  readonly driver: 'embedded' | 'compose' | 'external';
  readonly edges: readonly Edge[];
  /** Milliseconds from the start of the first part to the readiness of the last. */
  readonly readyAfterMs: number;
  /** Spans that the services sent; empty for a system without telemetry. */
  readonly spans: SpanStore;
  /** Control address of Toxiproxy, which holds one proxy per edge named as `edge.proxy`; undefined when edges cannot be broken. */
  readonly toxiproxy: URL | undefined;
  /** Address of an entry point as clients get it, through the client's edge; throws UsageError SD_ENTRY_UNKNOWN. */
  entry(name?: string): URL;
  /** Address of a service's port around all proxies: for probes and provider verification; throws UsageError SD_PORT_UNKNOWN. */
  direct(service: string, port?: string): URL;
  /** Connection string of a service's own database around all proxies; throws UsageError SD_NO_DATABASE. */
  database(service: string): string;
  /** Bootstrap servers for the harness itself, around all proxies; throws UsageError SD_NO_KAFKA. */
  kafkaBrokers(): readonly string[];
  /** Handle of one service; throws UsageError SD_SERVICE_UNKNOWN. */
  service(name: string): RunningService;
  readonly services: readonly RunningService[];
  /** Parts that ended without being asked to (a crash, an OOM kill), oldest first. */
  readonly unexpectedExits: readonly UnexpectedExit[];
  /** Resident memory of all parts, in bytes. */
  memory(): Promise<number>;
  /** Stops everything; what was left behind (processes, ports, faults), nothing when clean. Safe to call again. */
  stop(): Promise<readonly string[]>;
}

export interface RunningService {
  readonly name: string;
  readonly definition: ServiceDefinition;
  readonly pid: number | undefined;
  readonly logFile: string | undefined;
  isRunning(): boolean;
  /** Sends a signal to it and resolves once it has ended; an expected exit. Throws EnvironmentError SD_CANNOT_CONTROL for external systems. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again on the same ports and resolves when ready; milliseconds until then. */
  start(options?: { readonly env?: Readonly<Record<string, string>>; readonly signal?: AbortSignal }): Promise<number>;
  /** Its own answer to the readiness question, around all proxies. */
  ready(): Promise<{ readonly ready: boolean; readonly reason: string }>;
}

export interface UnexpectedExit {
  readonly part: string;
  /** `store`: a part of the environment, not of the system under judgement. */
  readonly kind: 'service' | 'store' | 'tool';
  readonly at: number;
  readonly reason: string;
  readonly lastLines: readonly string[];
}
