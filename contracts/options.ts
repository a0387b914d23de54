import { z } from 'zod';
import { UsageError } from '../harness/errors.ts';
import { edgesOf, findEdge, type SystemDefinition } from '../harness/system/index.ts';
import { topicEdges } from './edges/index.ts';
import type { ConsumerContract } from './messages/index.ts';
import type { ProviderContract } from './providers/index.ts';
import { statesByName } from './states/index.ts';

/** What the contracts suite is to do. */
export interface ContractsOptions {
  /** Folder (relative to the config) of the consumers’ tests: vitest files named `*.pact.ts`, at any depth, that write to `PACT_DIR`. */
  readonly consumerTests: string;
  /** Who reads messages, by the name of the service: what they handle has to be under contract, event by event. */
  readonly consumers?: Readonly<Record<string, ConsumerContract>>;
  /** Providers by the name of their service. */
  readonly providers: Readonly<Record<string, ProviderContract>>;
  /** Folder (relative to the config) of the providers’ OpenAPI documents as they were committed; `shakedown contracts drift --update` writes it. */
  readonly openApiSnapshots?: string;
  /** Edges (`gateway→user-bff`) that are not under contract, each with the reason. */
  readonly without?: Readonly<Record<string, string>>;
}

const anyFunction = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'expected a function',
);
const state = z.custom<{ setup: unknown; teardown?: unknown }>((value) => {
  const { setup, teardown } = (value ?? {}) as { setup?: unknown; teardown?: unknown };
  return typeof setup === 'function' && (teardown === undefined || typeof teardown === 'function');
}, 'expected a state with a function setup, and teardown if it has one');
const recorded = z.strictObject({ content: z.unknown(), metadata: z.record(z.string(), z.string()).optional() });
const version = z.strictObject({
  version: z.union([z.int(), z.string().min(1)]),
  schema: z.record(z.string(), z.unknown()).optional(),
  recorded: z.array(recorded).optional(),
});
const schema = z.strictObject({
  consumerTests: z.string().min(1),
  consumers: z
    .record(
      z.string(),
      z.strictObject({
        handles: z.record(z.string(), z.array(z.string().min(1)).min(1)),
        reads: anyFunction.optional(),
      }),
    )
    .optional(),
  providers: z.record(
    z.string(),
    z.strictObject({
      states: z.record(z.string(), state).optional(),
      messages: z.record(z.string(), anyFunction).optional(),
      openApi: z.union([z.string().min(1), anyFunction], 'expected a path or a function').optional(),
      asyncApi: z.union([z.string().min(1), anyFunction], 'expected a path or a function').optional(),
      versions: z.record(z.string(), z.array(version).min(1)).optional(),
    }),
  ),
  openApiSnapshots: z.string().min(1).optional(),
  without: z.record(z.string(), z.string().min(1, 'expected the reason')).optional(),
});

/** @throws UsageError SD_CONTRACTS_INVALID with every path and what is wrong there. */
export function checkContractsOptions(options: ContractsOptions, system: SystemDefinition): void {
  const shape = schema.safeParse(options).error?.issues ?? [];
  const problems = shape.map(({ path, message }) => `contracts.${path.join('.')}: ${message}`);
  if (shape.length === 0) problems.push(...contradictions(options, system));
  if (problems.length > 0)
    throw new UsageError('SD_CONTRACTS_INVALID', problems.join('\n  '), { details: { problems } });
}

function contradictions({ providers, consumers = {}, without = {} }: ContractsOptions, system: SystemDefinition) {
  const problems: string[] = [];
  for (const [part, names] of Object.entries({ providers, consumers })) {
    for (const name of Object.keys(names))
      if (!system.services[name]) problems.push(`contracts.${part}.${name}: ${system.name} has no service "${name}"`);
  }
  for (const [name, { states }] of Object.entries(providers)) {
    try {
      statesByName(states);
    } catch (twice) {
      problems.push(`contracts.providers.${name}.states: ${(twice as Error).message}`);
    }
  }
  for (const [name, { handles }] of Object.entries(consumers)) {
    for (const topic of Object.keys(handles)) {
      if (!system.services[name]?.subscribes?.includes(topic))
        problems.push(`contracts.consumers.${name}.handles.${topic}: ${name} does not subscribe to "${topic}"`);
    }
  }
  for (const id of Object.keys(without)) {
    if (!findEdge(edgesOf(system), id) && !topicEdges(system).includes(id))
      problems.push(`contracts.without.${id}: there is no such edge`);
  }
  return problems;
}
