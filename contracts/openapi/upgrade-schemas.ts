import { isRecord, type Json } from '../json.ts';

/**
 * Gives the schemas of an OpenAPI 3.0 document the form that they have in 3.1, which is that of JSON Schema 2020-12: `nullable`
 * becomes a type, and exclusive bounds become numbers. What is not a schema stays as it is.
 */
export function upgradeSchemas<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(upgradeSchemas) as Node;
  if (!isRecord(node)) return node;
  const mapped = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, upgradeSchemas(value)]));
  return nullable(exclusive(exclusive(mapped, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum')) as Node;
}

function exclusive(schema: Json, bound: string, flag: string): Json {
  if (typeof schema[flag] !== 'boolean') return schema;
  const { [flag]: isExclusive, [bound]: limit, ...rest } = schema;
  return isExclusive ? { ...rest, [flag]: limit } : { ...rest, [bound]: limit };
}

function nullable(schema: Json): Json {
  if (typeof schema.nullable !== 'boolean') return schema;
  const { nullable: allowed, ...rest } = schema;
  if (!allowed) return rest;
  if (typeof rest.type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const values = Array.isArray(rest.enum) ? { enum: [...new Set([...rest.enum, null])] } : {};
  return { ...rest, ...values, type: [rest.type, 'null'] };
}
