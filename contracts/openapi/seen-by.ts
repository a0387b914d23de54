import { dereference, isRecord, type Json, recordOf } from '../json.ts';

/**
 * The document as one side of a conversation has it: what is `readOnly` need not be in a request, what is `writeOnly` not in an
 * answer, though the schema requires it.
 */
export function seenBy(document: Json, side: 'request' | 'response'): Json {
  const flag = side === 'request' ? 'readOnly' : 'writeOnly';
  const withoutFlagged = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(withoutFlagged);
    if (!isRecord(node)) return node;
    const { properties, required } = node;
    const mapped = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutFlagged(value)]));
    if (!isRecord(properties) || !Array.isArray(required)) return mapped;
    const needed = required.filter((name) => recordOf(dereference(document, properties[name]))[flag] !== true);
    return { ...mapped, required: needed };
  };
  return withoutFlagged(document) as Json;
}
