import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isRecord, type Json } from '../json.ts';
import { formats } from './formats.ts';

export interface SchemaFault {
  /** JSON pointer to the value; empty for the whole. */
  readonly at: string;
  readonly reason: string;
}

export type Validate = (schema: unknown, value: unknown) => readonly SchemaFault[];

const root = 'document';

/**
 * Validates values by the schemas that stand in a document (OpenAPI 3.1, or 3.0 after {@link upgradeSchemas}).
 *
 * @param coerce - for parameters, which are text: `"5"` is an integer
 * @returns a function that takes any schema of `document` itself, not a copy of it
 */
export function schemaValidator(document: Json, { coerce = false } = {}): Validate {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    formats,
    ...(coerce && { coerceTypes: 'array' }),
  });
  ajv.addSchema(rooted(document) as object, root);
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(rooted(schema) as object);
      compiled.set(schema, validate);
    }
    // Coercion writes into what it is given.
    validate({ value: structuredClone(value) }.value);
    return (validate.errors ?? []).map(faultOf);
  };
}

/** References within the document, so that a schema can be compiled apart from it. */
function rooted(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rooted);
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? [key, `${root}${value}`]
        : [key, rooted(value)],
    ),
  );
}

function faultOf({ instancePath, message, keyword, params }: ErrorObject): SchemaFault {
  const details: Partial<Record<string, string>> = {
    additionalProperties: `: "${params.additionalProperty}"`,
    unevaluatedProperties: `: "${params.unevaluatedProperty}"`,
    enum: `: ${JSON.stringify(params.allowedValues)}`,
    const: `: ${JSON.stringify(params.allowedValue)}`,
  };
  return { at: instancePath, reason: `${message ?? keyword}${details[keyword] ?? ''}` };
}
