import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { avroProblem, isAvro } from '../avro.ts';
import { contentTypeOf, type Message } from '../message.ts';
import { findMessage, headerPointers, lookUp } from './described-message.ts';
import type { AsyncApiDocument } from './document.ts';

/** What in a message differs from what the provider's own AsyncAPI document says of it; nothing when it is as described. */
export async function checkAgainstAsyncApi(
  document: AsyncApiDocument,
  name: string,
  message: Message,
): Promise<string[]> {
  const described = findMessage(document, name);
  if (!described) return [`no operation sends a message "${name}"`];
  const { metadata = {} } = message;
  const problems: string[] = [];
  const declared = described.json.contentType ?? document.json.defaultContentType;
  if (message.content !== null && typeof declared === 'string' && declared !== contentTypeOf(message))
    problems.push(`content type is ${contentTypeOf(message)}, described as ${declared}`);
  if (metadata.topic !== undefined && !described.addresses.includes(metadata.topic))
    problems.push(`sent to ${metadata.topic}, described on ${described.addresses.join(', ')}`);
  for (const pointer of headerPointers(document, described))
    problems.push(...(await schemaProblems(document, pointer, metadata, 'headers')));
  problems.push(...(await payloadProblems(document, described.pointer, message)));
  return problems;
}

async function payloadProblems(document: AsyncApiDocument, pointer: string, { content }: Message): Promise<string[]> {
  const payload = lookUp(document.json, `${pointer}/payload`) as
    | { schemaFormat?: string; schema?: unknown }
    | undefined;
  if (payload === undefined) return [];
  const { schemaFormat } = payload;
  if (schemaFormat !== undefined && isAvro(schemaFormat)) {
    const problem = avroProblem(payload.schema, content);
    return problem === undefined ? [] : [problem];
  }
  if (schemaFormat !== undefined && !/json|asyncapi/.test(schemaFormat))
    return [`its payload is described in ${schemaFormat}, which is not understood`];
  const schema = schemaFormat === undefined ? `${pointer}/payload` : `${pointer}/payload/schema`;
  return await schemaProblems(document, schema, content, 'payload');
}

async function schemaProblems(document: AsyncApiDocument, pointer: string, value: unknown, part: string) {
  const validate = await schemasOf(document).compileAsync({ $ref: `${document.base}${pointer}` });
  return validate(value) ? [] : (validate.errors ?? []).map((error) => problemOf(error, part));
}

const compiled = new WeakMap<AsyncApiDocument, Ajv2020>();

/** Ajv finds its way in a document that is no schema as a whole: references are pointers, relative to where it stands. */
function schemasOf(document: AsyncApiDocument): Ajv2020 {
  const known = compiled.get(document);
  if (known) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, loadSchema });
  ajv.addSchema({ ...document.json, $id: document.base });
  compiled.set(document, ajv);
  return ajv;
}

async function loadSchema(uri: string): Promise<Record<string, unknown>> {
  if (!uri.startsWith('file:')) throw new Error(`${uri}: only files are followed`);
  return parse(await readFile(fileURLToPath(uri), 'utf8')) as Record<string, unknown>;
}

function problemOf({ instancePath, message = 'is wrong', params }: ErrorObject, part: string): string {
  const allowed = params.allowedValue ?? params.allowedValues ?? params.additionalProperty;
  return `${part}${instancePath.replaceAll('/', '.')} ${message}${allowed === undefined ? '' : ` (${JSON.stringify(allowed)})`}`;
}
