import { Ajv2020 } from 'ajv/dist/2020.js';
import { messageOf } from '../../../harness/errors.ts';
import type { ConsumerContract } from '../consumer-contract.ts';
import type { Message } from '../message.ts';
import type { MessageVersion } from './message-version.ts';

export interface Evolution {
  readonly description: string;
  /** Today's, made by the provider. */
  readonly message: Message;
  /** Oldest first; the last one is today's. */
  readonly versions: readonly MessageVersion[];
  readonly reads: ConsumerContract['reads'];
}

/**
 * What keeps versions from living beside each other while services are deployed one by one: today's consumer has to read what
 * was told before, and a consumer that is one version behind what is told today.
 */
export function checkEvolution({ description, message, versions, reads }: Evolution): string[] {
  const [today, previous] = [versions.at(-1), versions.at(-2)];
  return [
    ...readProblems(reads, message, description, 'today’s'),
    ...schemaProblems(today?.schema, message, `today’s does not fit its own version (v${today?.version})`),
    ...schemaProblems(previous?.schema, message, `a consumer of v${previous?.version} cannot read today’s`),
    ...versions.slice(0, -1).flatMap((version) => olderProblems(version, reads, description)),
  ];
}

function olderProblems(
  { version, schema, recorded = [] }: MessageVersion,
  reads: ConsumerContract['reads'],
  description: string,
): string[] {
  if (recorded.length === 0) return [`there is no recorded message of v${version} to try today’s consumer on`];
  return recorded.flatMap((old) => [
    ...schemaProblems(schema, old, `what is recorded of v${version} does not fit that version`),
    ...readProblems(reads, old, description, `the recorded v${version}`),
  ]);
}

function readProblems(
  reads: ConsumerContract['reads'],
  message: Message,
  description: string,
  which: string,
): string[] {
  try {
    reads?.(message, description);
    return [];
  } catch (thrown) {
    return [`the consumer cannot read ${which}: ${messageOf(thrown).replaceAll(/\s+/g, ' ')}`];
  }
}

function schemaProblems(schema: MessageVersion['schema'], { content }: Message, problem: string): string[] {
  if (!schema || content instanceof Uint8Array) return [];
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  if (validate(content)) return [];
  const [error] = validate.errors ?? [];
  return [`${problem}: content${error?.instancePath.replaceAll('/', '.')} ${error?.message}`];
}
