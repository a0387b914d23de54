/**
 * Writes the JSON Schemas and the AsyncAPI document of the events from their definitions, unless a change would keep consumers
 * from reading events that have been told already.
 *
 *     node system-under-test/tools/event-schemas.ts [--check]
 *
 * With `--check` nothing is written. Exit codes: 0 all is well, 1 it is not, 2 bad arguments.
 */
import { parseArgs } from 'node:util';
import * as exported from '../events/index.ts';
import type { EventDefinition } from '../platform/messaging/index.ts';
import { asyncApiOf, compareWithRegistry, eventsFolder, readRegistry, writeRegistry } from './event-schemas/index.ts';

const USAGE = 'Usage: event-schemas.ts [--check]';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const check = readArguments(args);
  if (check === undefined) return 2;

  const events = Object.values<unknown>(exported).filter(isEventDefinition);
  const registry = await readRegistry(eventsFolder);
  const { changed, problems } = compareWithRegistry(events, registry);
  const asyncApi = asyncApiOf(events);
  const outdated = [...changed.keys()].map((name) => `events/schemas/${name}.json`);
  if (asyncApi !== registry.asyncApi) outdated.push('events/asyncapi.yaml');

  if (problems.length > 0) {
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.stderr.write(
      'Events told so far must stay readable: make the change compatible, or give the event a new version with an upcaster.\n',
    );
    return 1;
  }
  if (outdated.length === 0) return say(`${events.length} events are registered as they are defined.`);
  if (!check) {
    await writeRegistry(eventsFolder, changed, asyncApi);
    return say(`Written: ${outdated.join(', ')}`);
  }
  for (const file of outdated) process.stderr.write(`${file} does not match its source\n`);
  process.stderr.write('Run: node system-under-test/tools/event-schemas.ts\n');
  return 1;
}

function readArguments(args: string[]): boolean | undefined {
  try {
    return parseArgs({ args, options: { check: { type: 'boolean', default: false } } }).values.check;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}\n`);
    return undefined;
  }
}

function isEventDefinition(value: unknown): value is EventDefinition {
  return typeof value === 'object' && value !== null && 'create' in value;
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}
