import { isDeepStrictEqual } from 'node:util';
import { type EventDefinition, on, readEvent } from '../../platform/messaging/index.ts';
import { backwardProblems } from './backward-changes.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaName, schemaOfEvent } from './schema-of-event.ts';

/** What is checked in, by schema name. */
export interface Registry {
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  /** One event of an older version, as it was sent then. */
  readonly recorded: ReadonlyMap<string, unknown>;
}

export interface Comparison {
  /** The schemas as they should be, where they are not. */
  readonly changed: ReadonlyMap<string, JsonSchema>;
  /** What must not be: sentences such as `events/order.placed v1: required field x added without default`. */
  readonly problems: readonly string[];
}

/** Compares the events as they are defined with what is registered of them. */
export function compareWithRegistry(events: readonly EventDefinition[], registry: Registry): Comparison {
  const schemas = events.map((event) => [schemaName(event), schemaOfEvent(event)] as const);
  return {
    changed: new Map(schemas.filter(([name, schema]) => !isDeepStrictEqual(registry.schemas.get(name), schema))),
    problems: [...events.flatMap((event) => eventProblems(event, registry)), ...strangers(events, registry)],
  };
}

function eventProblems(event: EventDefinition, { schemas, recorded }: Registry): string[] {
  const { type, version } = event;
  const problem = (text: string): string => `events/${type} v${version}: ${text}`;
  const now = schemaOfEvent(event);

  const registered = schemas.get(schemaName(event));
  const withinVersion = registered ? backwardProblems(registered, now) : [];
  if (version === 1) return withinVersion.map(problem);

  const previous = { type, version: version - 1 };
  const before = schemas.get(schemaName(previous));
  if (!before) return [problem(`v${previous.version} is not registered`)];
  const sincePrevious = event.upcasters[previous.version] ? [] : backwardProblems(before, now);
  const fromOlder = Object.keys(event.upcasters).flatMap((from) => upcasterProblems(event, Number(from), recorded));
  return [...withinVersion, ...sincePrevious, ...fromOlder].map(problem);
}

/** An upcaster answers for a change that is not compatible by itself; a recorded event shows that it does. */
function upcasterProblems(event: EventDefinition, from: number, recorded: Registry['recorded']): string[] {
  const old = recorded.get(schemaName({ type: event.type, version: from }));
  if (old === undefined) return [`there is no recorded event of v${from} to try its upcaster on`];
  const reading = readEvent(JSON.stringify(old), [on(event, async () => {})]);
  if (reading.kind === 'event') return [];
  const cause = reading.kind === 'unreadable' ? reading.cause.message : 'it is of another type';
  return [`the recorded event of v${from} cannot be read: ${cause}`];
}

function strangers(events: readonly EventDefinition[], { schemas }: Registry): string[] {
  return [...schemas.keys()].flatMap((name) => {
    const event = events.find(({ type }) => name.startsWith(`${type}.v`));
    if (!event) return [`events/${name}: is registered, but no such event is defined`];
    const version = Number(name.slice(event.type.length + 2));
    return version > event.version ? [`events/${name}: is registered, but ${event.type} is at v${event.version}`] : [];
  });
}
