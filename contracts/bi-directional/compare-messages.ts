import { dereference, type Json, recordOf, recordsOf } from '../json.ts';
import { type SchemaFault, schemaValidator } from '../openapi/index.ts';
import { findMessage } from './find-message.ts';
import type { Problem } from './problem.ts';
import { promisedSchema } from './promised-schema.ts';

/**
 * Compares the messages that a consumer expects with the provider's AsyncAPI document. The comparator of PactFlow does that too, for
 * pacts that name an operation; it refuses what an `allOf` puts together, takes Avro for a schema of anything, and passes over what
 * has no content type, so messages are compared here.
 */
export function compareMessages(
  interactions: readonly Json[],
  asyncapi: Json,
): { problems: Problem[]; warnings: Problem[] } {
  const validate = schemaValidator({});
  const faults: Faults = (schema, value) => validate(promisedSchema(asyncapi, schema), value);
  const compared = interactions.map((interaction) => compareMessage(interaction, asyncapi, faults));
  return {
    problems: compared.flatMap(({ problems }) => problems),
    warnings: compared.flatMap(({ warnings }) => warnings),
  };
}

/** What of a value the schema does not promise. */
type Faults = (schema: unknown, value: unknown) => readonly SchemaFault[];

function compareMessage(
  interaction: Json,
  asyncapi: Json,
  faults: Faults,
): { problems: Problem[]; warnings: Problem[] } {
  const description = String(interaction.description ?? '');
  const problem = (path: string, reason: string): Problem => ({ interaction: description, path, reason });
  const found = findMessage(asyncapi, interaction);
  if ('reason' in found) return { problems: [problem('', found.reason)], warnings: [] };
  const { content, encoded } = recordOf(interaction.contents);
  if (encoded !== undefined && encoded !== false)
    return { problems: [problem('contents', `content that is encoded (${encoded}) cannot be compared`)], warnings: [] };
  const headers = headersOf(asyncapi, found.message);
  const metadata = Object.entries(recordOf(interaction.metadata));
  const declared = metadata.filter(([name]) => name in headers);
  return {
    problems: [
      ...faults(found.payload, content).map(({ at, reason }) => problem(`contents.content${dotted(at)}`, reason)),
      ...declared.flatMap(([name, value]) =>
        faults(headers[name], value).map(({ reason }) => problem(`metadata.${name}`, reason)),
      ),
    ],
    warnings: metadata
      .filter(([name]) => !(name in headers) && !/^content-?type$/i.test(name))
      .map(([name]) => problem(`metadata.${name}`, 'is not described')),
  };
}

const dotted = (pointer: string): string =>
  pointer.replaceAll(/\/([^/]+)/g, (_, step: string) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`));

/** Its own, and those that it shares with others by its traits. */
function headersOf(asyncapi: Json, message: Json): Json {
  const traits = recordsOf(message.traits).map((trait) => recordOf(dereference(asyncapi, trait)));
  return Object.assign(
    {},
    ...[...traits, message].map(({ headers }) => recordOf(recordOf(dereference(asyncapi, headers)).properties)),
  ) as Json;
}
