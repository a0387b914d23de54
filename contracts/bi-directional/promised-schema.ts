import { isRecord, type Json } from '../json.ts';
import { simpleSchema } from '../openapi/index.ts';

/**
 * A schema as a consumer's example is held against it: the example may leave out what it does not care for, and may name nothing
 * that nobody promised. So nothing is required, and objects have the members that are declared and no others.
 */
export function promisedSchema(document: Json, schema: unknown): Json {
  const promised = (node: unknown, above: readonly unknown[]): Json => {
    // What holds itself is followed once around.
    if (above.filter((one) => one === node).length > 1) return {};
    const inner = (each: unknown): Json => promised(each, [...above, node]);
    const {
      required: _,
      properties,
      additionalProperties,
      items,
      anyOf,
      oneOf,
      ...rest
    } = simpleSchema(document, node);
    const alternatives = [...list(anyOf), ...list(oneOf)];
    const isOpen = isRecord(additionalProperties);
    return {
      ...rest,
      ...(items !== undefined && { items: inner(items) }),
      // Without required members a value may fit several of them.
      ...(alternatives.length > 0 && { anyOf: alternatives.map(inner) }),
      ...(isRecord(properties) && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, inner(member)])),
      }),
      ...(isOpen && { additionalProperties: inner(additionalProperties) }),
      ...(!isOpen && isRecord(properties) && { additionalProperties: false }),
    };
  };
  return promised(schema, []);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
