import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../json.ts';
import { type Operation, operationsOf, upgradeSchemas } from '../openapi/index.ts';
import { type Change, worstFirst } from './change.ts';
import { compareOperations } from './compare-operations.ts';

/**
 * Compares two versions of an OpenAPI 3.0 or 3.1 document, seen by a client that was written for the first.
 *
 * @returns every change, the worst first
 */
export function openapiChanges(before: Json, after: Json): Change[] {
  const [old, next] = [upgradeSchemas(before), upgradeSchemas(after)];
  const operations = byAddress(operationsOf(next));
  const oldOperations = byAddress(operationsOf(old));
  const changes = [...oldOperations].flatMap(([address, operation]) => {
    const now = operations.get(address);
    return now
      ? compareOperations({ document: old, operation }, { document: next, operation: now })
      : [gone(operation)];
  });
  const added = [...operations]
    .filter(([address]) => !oldOperations.has(address))
    .map(([, operation]) => isNew(operation));
  return worstFirst([...changes, ...added, ...compareTheRest(old, next)]);
}

/** The names of parameters in a path are no part of it: `/orders/{id}` is `/orders/{orderId}`. */
const byAddress = (operations: readonly Operation[]): Map<string, Operation> =>
  new Map(
    operations.map((operation) => [`${operation.method} ${operation.path.replaceAll(/\{.+?\}/g, '{}')}`, operation]),
  );

const gone = ({ id, deprecated }: Operation): Change =>
  deprecated
    ? { class: 'risky', operation: id, at: '', sentence: 'is gone; it was deprecated' }
    : { class: 'breaking', operation: id, at: '', sentence: 'is gone' };

const isNew = ({ id }: Operation): Change => ({ class: 'harmless', operation: id, at: '', sentence: 'is new' });

/** Said rather than passed over. */
function compareTheRest(before: Json, after: Json): Change[] {
  const changes: Change[] = [];
  if (!isDeepStrictEqual(before.servers ?? [], after.servers ?? []))
    changes.push({ class: 'risky', operation: '', at: 'servers', sentence: 'its addresses changed' });
  if (!isDeepStrictEqual(before.webhooks ?? {}, after.webhooks ?? {}))
    changes.push({ class: 'risky', operation: '', at: 'webhooks', sentence: 'they changed; they are not compared' });
  return changes;
}
