import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import { edgesOf, findEdge, type RunningSystem, type SystemDefinition } from '../harness/system/index.ts';

/** What the contracts suite is to do. */
export interface ContractsOptions {
  /** Folder (relative to the config) of the consumer tests: vitest files named `*.pact.ts` that write pacts to `PACT_DIR`. */
  readonly consumerTests: string;
  /** Providers by the name of their service. */
  readonly providers: Readonly<Record<string, ProviderContract>>;
  /** Edges (`gateway→user-bff`) that are not under contract, each with the reason. */
  readonly without?: Readonly<Record<string, string>>;
}

export interface ProviderContract {
  /** What must be so before an interaction, by the name of the provider state. */
  readonly states?: Readonly<Record<string, StateHandler>>;
  /** What the provider sends, by the description of the message; made by the provider's own code. */
  readonly messages?: Readonly<Record<string, MessageHandler>>;
}

export interface StateContext {
  readonly system: RunningSystem;
  readonly params: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface StateHandler {
  /** Brings the state about; what it returns replaces `fromProviderState` values. */
  readonly setup: (context: StateContext) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Takes it away again. */
  readonly teardown?: (context: StateContext) => Promise<void>;
}

export interface Message {
  readonly content: unknown;
  readonly metadata?: Readonly<Record<string, string>>;
}

export type MessageHandler = () => Message | Promise<Message>;

const anyFunction = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'expected a function',
);
const schema = z.strictObject({
  consumerTests: z.string().min(1),
  providers: z.record(
    z.string(),
    z.strictObject({
      states: z.record(z.string(), z.strictObject({ setup: anyFunction, teardown: anyFunction.optional() })).optional(),
      messages: z.record(z.string(), anyFunction).optional(),
    }),
  ),
  without: z.record(z.string(), z.string().min(1, 'expected the reason')).optional(),
});

/** @throws UsageError SD_CONTRACTS_INVALID with every path and what is wrong there. */
export function checkContractsOptions(options: ContractsOptions, system: SystemDefinition): void {
  const problems = (schema.safeParse(options).error?.issues ?? []).map(
    ({ path, message }) => `contracts.${path.join('.')}: ${message}`,
  );
  for (const name of Object.keys(options.providers ?? {})) {
    if (!system.services[name]) problems.push(`contracts.providers.${name}: ${system.name} has no service "${name}"`);
  }
  for (const id of Object.keys(options.without ?? {})) {
    if (!findEdge(edgesOf(system), id) && !topicEdges(system).includes(id))
      problems.push(`contracts.without.${id}: there is no such edge`);
  }
  if (problems.length > 0)
    throw new UsageError('SD_CONTRACTS_INVALID', problems.join('\n  '), { details: { problems } });
}

/** Who sends to whom over topics: `order→inventory`. */
export function topicEdges(system: SystemDefinition): string[] {
  const services = Object.entries(system.services);
  return services.flatMap(([from, { publishes = [] }]) =>
    services
      .filter(([to, { subscribes = [] }]) => to !== from && subscribes.some((topic) => publishes.includes(topic)))
      .map(([to]) => `${from}→${to}`),
  );
}
