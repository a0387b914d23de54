import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Registry } from './compare-registry.ts';
import type { JsonSchema } from './json-schema.ts';

const ENDING = '.json';

/** Where the events are defined and registered. */
export const eventsFolder = fileURLToPath(new URL('../../events/', import.meta.url));

/** Reads what is checked in under `folder`. */
export async function readRegistry(folder: string): Promise<Registry & { readonly asyncApi: string }> {
  const [schemas, recorded, asyncApi] = await Promise.all([
    readAll(join(folder, 'schemas')),
    readAll(join(folder, 'recorded')),
    readFile(join(folder, 'asyncapi.yaml'), 'utf8').catch(() => ''),
  ]);
  return { schemas: schemas as ReadonlyMap<string, JsonSchema>, recorded, asyncApi };
}

/** Writes what has changed. */
export async function writeRegistry(
  folder: string,
  changed: ReadonlyMap<string, JsonSchema>,
  asyncApi: string,
): Promise<void> {
  await mkdir(join(folder, 'schemas'), { recursive: true });
  for (const [name, schema] of changed) {
    await writeFile(join(folder, 'schemas', name + ENDING), `${JSON.stringify(schema, null, 2)}\n`);
  }
  await writeFile(join(folder, 'asyncapi.yaml'), asyncApi);
}

async function readAll(folder: string): Promise<Map<string, unknown>> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(ENDING)).sort();
  const contents = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    return [file.slice(0, -ENDING.length), JSON.parse(text) as unknown] as const;
  });
  return new Map(await Promise.all(contents));
}
