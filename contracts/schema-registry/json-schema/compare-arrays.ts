import { type Incompatibility, under } from '../format.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareRest } from './compare-rest.ts';
import { modelOfItem } from './content-model.ts';
import { type Compare, found } from './found.ts';
import { isSchema, type JsonObject, type RawSchema } from './raw-schema.ts';
import { isOpen } from './read-shape.ts';

const additional = { keyword: 'additionalItems', word: 'ADDITIONAL_ITEMS', what: 'further items' };
const unevaluated = { keyword: 'unevaluatedItems', word: 'UNEVALUATED_ITEMS', what: 'further items' };

/** The same in the words of all drafts: a schema for every item, or one for each of the first and one for the rest. */
interface Items {
  readonly every: RawSchema | undefined;
  readonly first: readonly RawSchema[];
  readonly rest: unknown;
  readonly unevaluated: unknown;
}

export function compareArrays(writer: JsonObject, reader: JsonObject, compare: Compare): readonly Incompatibility[] {
  const [before, now] = [itemsOf(writer), itemsOf(reader)];
  return [
    ...compareEvery(before.every, now.every, compare),
    ...compareFirst(before, now, compare),
    ...compareRest(additional, before.rest, now.rest, compare),
    ...compareRest(unevaluated, before.unevaluated, now.unevaluated, compare),
    ...compareBounds('upper', ['maxItems', 'maxContains'], writer, reader),
    ...compareBounds('lower', ['minItems', 'minContains'], writer, reader),
    ...(reader.uniqueItems === true && writer.uniqueItems !== true
      ? [found('UNIQUE_ITEMS_ADDED', '/uniqueItems', '{reader} wants every item once, {writer} may repeat them')]
      : []),
    ...compareContains(writer.contains, reader.contains, compare),
  ];
}

function itemsOf(keywords: JsonObject): Items {
  const { items, prefixItems, additionalItems, unevaluatedItems: unevaluated } = keywords;
  if (Array.isArray(prefixItems)) return { every: undefined, first: prefixItems, rest: items, unevaluated };
  if (Array.isArray(items)) return { every: undefined, first: items, rest: additionalItems, unevaluated };
  return { every: isSchema(items) ? items : undefined, first: [], rest: additionalItems, unevaluated };
}

function compareEvery(before: RawSchema | undefined, now: RawSchema | undefined, compare: Compare) {
  if (now === undefined || isOpen(now)) return [];
  if (before !== undefined) return under('/items', compare(before, now));
  return [found('SCHEMA_ADDED', '/items', '{reader} describes the items, {writer} lets any through')];
}

function compareFirst(before: Items, now: Items, compare: Compare): readonly Incompatibility[] {
  const length = Math.max(before.first.length, now.first.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) => {
    const at = `/items/${index}`;
    const [written, read] = [before.first[index], now.first[index]];
    if (written !== undefined && read !== undefined) return under(at, compare(written, read));
    if (read === undefined) return removed(written as RawSchema, at, now, compare);
    return added(read, at, before, compare);
  });
}

function removed(written: RawSchema, at: string, now: Items, compare: Compare): readonly Incompatibility[] {
  const model = modelOfItem(now.rest, now.unevaluated);
  if (model === 'open' || (model === 'closed' && written === false)) return [];
  if (model === 'closed') {
    return [
      found('ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL', at, '{reader} takes no item at this place, {writer} has one'),
    ];
  }
  const uncovered = under(at, compare(written, model.schema));
  if (uncovered.length === 0) return [];
  const why = '{reader} takes only items of another kind at this place';
  return [...uncovered, found('ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL', at, why)];
}

function added(read: RawSchema, at: string, before: Items, compare: Compare): readonly Incompatibility[] {
  const model = modelOfItem(before.rest, before.unevaluated);
  if (model === 'closed' || (model === 'open' && isOpen(read))) return [];
  if (model === 'open') {
    return [
      found(
        'ITEM_ADDED_TO_OPEN_CONTENT_MODEL',
        at,
        '{writer} lets anything through at a place that {reader} describes',
      ),
    ];
  }
  const uncovered = under(at, compare(model.schema, read));
  if (uncovered.length === 0) return [];
  const why = '{writer} lets items of another kind through at a place that {reader} describes';
  return [...uncovered, found('ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL', at, why)];
}

/** Upstream does not compare what must be contained; a new demand breaks readers all the same. */
function compareContains(before: unknown, now: unknown, compare: Compare): readonly Incompatibility[] {
  if (!isSchema(now)) return [];
  if (isSchema(before)) return under('/contains', compare(before, now));
  return [found('CONTAINS_ADDED', '/contains', '{reader} wants a certain item to be there, {writer} does not')];
}
