/**
 * What a system is, as its owner writes it down: services, the stores behind them, the topics between them, and where
 * users come in. Who calls whom (`uses`) is declared at the caller, together with the variable that carries the address.
 */
export interface SystemDefinition {
  readonly name: string;
  readonly services: Readonly<Record<string, ServiceDefinition>>;
  readonly stores?: Readonly<Record<string, StoreDefinition>>;
  /** Topics of the Kafka store, made before any service starts. */
  readonly topics?: Readonly<Record<string, TopicDefinition>>;
  /** Where clients come in: the first one is the default. */
  readonly entry: Readonly<Record<string, EntryDefinition>>;
}

export interface ServiceDefinition {
  /**
   * Program and arguments, run in the folder of the config. `node` is this Node; `{port}` is its first port, `{smtp}` the
   * one of that name. Empty for a service that somebody else runs (driver `external`).
   */
  readonly command: readonly string[];
  /** Ports it listens on, by name; default: one, `http`, told by the variable `PORT`. Empty (`{}`) for one that listens nowhere. */
  readonly listens?: Readonly<Record<string, ListenDefinition>>;
  /** Path that answers 2xx once it can serve; default: its first port accepts a connection. */
  readonly ready?: string;
  /** Whom it calls, and the variable that tells it where: an edge each. */
  readonly uses?: Readonly<Record<string, string | UseDefinition>>;
  readonly publishes?: readonly string[];
  readonly subscribes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `outside`: stands in for another company's system; not judged itself. */
  readonly role?: 'service' | 'outside';
  /** Folder for the process to run in, relative to the config's; default: the config's. */
  readonly cwd?: string;
}

export interface ListenDefinition {
  /** Variable that tells the service this port; leave out when the command has it as `{name}`. */
  readonly env?: string;
  /** Scheme of the address its callers get; default `http`. */
  readonly scheme?: string;
}

export interface UseDefinition {
  readonly env: string;
  /** Name of the callee's port; default its first. */
  readonly port?: string;
}

export type StoreDefinition = PostgresDefinition | KafkaDefinition;

/** One Postgres server; every service that uses it gets a database of its own, named after the service. */
export interface PostgresDefinition {
  readonly kind: 'postgres';
}

/** One Kafka broker with one listener per client. */
export interface KafkaDefinition {
  readonly kind: 'kafka';
}

export interface TopicDefinition {
  /** Default 1. */
  readonly partitions?: number;
}

export interface EntryDefinition {
  readonly to: string;
  /** Name of the callee's port; default its first. */
  readonly listen?: string;
  /** Fixed local port for `shakedown up`; the gate takes any free one. */
  readonly port?: number;
}

export const postgres = (): PostgresDefinition => ({ kind: 'postgres' });
export const kafka = (): KafkaDefinition => ({ kind: 'kafka' });
