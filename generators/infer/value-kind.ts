import type { Json } from './json.ts';

/** What is known of a value that changes from run to run. */
export type ValueKind = 'uuid' | 'isoDate' | 'integer' | 'number' | 'string' | 'boolean' | 'null' | 'object' | 'array';

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isoDatePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** The narrowest kind of a value. */
export function kindOf(value: Json): ValueKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'string') return 'object';
  if (uuidPattern.test(value)) return 'uuid';
  return isoDatePattern.test(value) ? 'isoDate' : 'string';
}

const wider: Partial<Record<ValueKind, ValueKind>> = { uuid: 'string', isoDate: 'string', integer: 'number' };

/** The narrowest kind that holds both; undefined when they have nothing in common. */
export function commonKind(a: ValueKind, b: ValueKind): ValueKind | undefined {
  if (a === b) return a;
  if (wider[a] === b) return b;
  if (wider[b] === a) return a;
  return wider[a] !== undefined && wider[a] === wider[b] ? wider[a] : undefined;
}

export function isOfKind(value: Json, kind: ValueKind): boolean {
  return commonKind(kindOf(value), kind) === kind;
}
