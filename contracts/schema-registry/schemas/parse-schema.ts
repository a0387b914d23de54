import { createHash } from 'node:crypto';
import { InvalidSchemaError, type SchemaSource } from '../format.ts';
import { formats, type SchemaType } from '../formats.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors, RegistryError } from '../registry-error.ts';
import { nestingOf } from './nesting.ts';
import type { Schema } from './schema.ts';
import { sourceOf } from './source-of.ts';

export interface ParsedSchema extends Schema {
  readonly source: SchemaSource;
  /** The same for schemas that get the same id. */
  readonly identity: string;
}

/** Nobody writes deeper ones by hand, and the engines call themselves at every step down. */
const deepest = 200;

/** @throws RegistryError 42201 with the reason when the schema, or one of its references, is no good */
export function parseSchema(context: RegistryContext, schema: Schema, normalize: boolean): ParsedSchema {
  const { type, references } = schema;
  if (schema.text.trim() === '') throw errors.invalidSchema('Empty schema');
  const depth = nestingOf(schema.text);
  if (depth > deepest) throw errors.invalidSchema(`the schema is nested ${depth} deep; the limit is ${deepest}`);
  const format = formats[type];
  try {
    const given = sourceOf(context, schema, 'new');
    const { text, identity } = format.parse(normalize ? { ...given, text: format.normalize(given) } : given);
    return { type, text, references, source: { ...given, text }, identity: hash(type, identity, references) };
  } catch (error) {
    if (error instanceof RegistryError) throw error;
    if (!(error instanceof InvalidSchemaError)) throw error;
    throw errors.invalidSchema(`Invalid schema of type ${type}, details: ${error.message}`);
  }
}

const hash = (type: SchemaType, identity: string, references: Schema['references']): string =>
  createHash('sha256')
    .update(JSON.stringify([type, identity, references.map(({ name, subject, version }) => [name, subject, version])]))
    .digest('hex');
