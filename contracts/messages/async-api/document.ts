import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** As much of AsyncAPI 3.0 as messages are checked by. https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
const documentShape = z.looseObject({
  asyncapi: z.string().regex(/^3\./, 'only AsyncAPI 3 is understood'),
  channels: z.record(
    z.string(),
    z.looseObject({
      address: z.string().nullish(),
      messages: z.record(z.string(), z.looseObject({})).optional(),
    }),
  ),
  operations: z.record(
    z.string(),
    z.looseObject({
      action: z.enum(['send', 'receive']),
      channel: z.looseObject({ $ref: z.string() }),
      messages: z.array(z.looseObject({ $ref: z.string() })).optional(),
    }),
  ),
});

export interface AsyncApiDocument {
  readonly json: z.output<typeof documentShape>;
  /** What relative references in it start from. */
  readonly base: string;
}

/** @throws Error that says what is wrong with the document, and where. */
export async function loadAsyncApi(source: string | (() => unknown), root: string): Promise<AsyncApiDocument> {
  const file = typeof source === 'string' ? (isAbsolute(source) ? source : join(root, source)) : undefined;
  const json = file ? parse(await readFile(file, 'utf8')) : await (source as () => unknown)();
  const read = documentShape.safeParse(json);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`);
    throw new Error(`${file ?? 'what asyncApi() gives'} is no AsyncAPI document: ${problems.join('; ')}`);
  }
  return { json: read.data, base: pathToFileURL(file ?? resolve(root, 'asyncapi.json')).href };
}
