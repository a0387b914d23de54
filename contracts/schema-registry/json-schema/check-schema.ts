import { Ajv, type Options } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { InvalidSchemaError, type SchemaSource } from '../format.ts';
import { isObject, isSchema } from './raw-schema.ts';

const options: Options = { strict: false, validateFormats: false, logger: false, addUsedSchema: false };

/** @throws InvalidSchemaError unless it is JSON Schema of a dialect that ajv knows, and every reference leads somewhere */
export function checkSchema({ text, references }: SchemaSource): void {
  try {
    const schema: unknown = JSON.parse(text);
    if (!isSchema(schema)) throw new Error('it must be an object or a boolean');
    const ajv = ajvFor(isObject(schema) ? schema.$schema : undefined);
    const base = isObject(schema) && typeof schema.$id === 'string' ? schema.$id : undefined;
    for (const { name, text: referenced } of references) {
      const document = JSON.parse(referenced) as object;
      for (const place of placesOf(name, base)) ajv.addSchema(document, place);
    }
    ajv.compile(schema);
  } catch (error) {
    throw new InvalidSchemaError(`not a JSON Schema: ${(error as Error).message}`, { cause: error });
  }
}

/** Draft 7 where nothing is said, as upstream takes it. */
function ajvFor(dialect: unknown): Ajv {
  const said = dialect === undefined ? 'draft-07' : String(dialect);
  if (said.includes('2020-12')) return new Ajv2020(options);
  if (said.includes('2019-09')) return new Ajv2019(options);
  const ajv = new Ajv(options);
  if (said.includes('draft-06')) ajv.addMetaSchema(draft6);
  return ajv;
}

function placesOf(name: string, base: string | undefined): string[] {
  const relative = base && URL.canParse(name, base) ? [new URL(name, base).href] : [];
  return [...new Set([name, ...relative])];
}
