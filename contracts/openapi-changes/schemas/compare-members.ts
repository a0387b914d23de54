import { isDeepStrictEqual } from 'node:util';
import { type Json, recordOf } from '../../json.ts';
import type { Pair } from './pair.ts';
import type { Difference } from './rule.ts';

/** The members of an object. */
export function compareMembers(pair: Pair): Difference[] {
  const [old, next] = [membersOf(pair, 'before'), membersOf(pair, 'after')];
  const removed = Object.keys(old).filter((name) => !(name in next));
  const added = Object.keys(next).filter((name) => !(name in old));
  const newName = renamed(removed, added, old, next);
  return [
    ...Object.keys(old)
      .filter((name) => name in next)
      .flatMap((name) => [...compareNeed(pair, name, next), ...pair.within(old[name], next[name], token(name))]),
    ...removed.map((name) => whenRemoved(pair, name, newName)),
    ...added.filter((name) => name !== newName).map((name) => whenAdded(pair, name, next)),
    ...compareOthers(pair),
  ];
}

/** By name, simplified. What is `readOnly` is in no request, what is `writeOnly` in no answer. */
function membersOf({ direction, simple, ...pair }: Pair, side: 'before' | 'after'): Record<string, Json> {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  const members = Object.entries(recordOf(pair[side].properties)).map(
    ([name, schema]) => [name, simple[side](schema)] as const,
  );
  return Object.fromEntries(members.filter(([, schema]) => schema[flag] !== true));
}

const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const needs = (schema: Json, name: string): boolean => Array.isArray(schema.required) && schema.required.includes(name);

/** One that went and one that came, of the same schema. */
function renamed(
  removed: readonly string[],
  added: readonly string[],
  old: Record<string, Json>,
  next: Record<string, Json>,
): string | undefined {
  const [name, ...more] = removed;
  if (name === undefined || more.length > 0) return undefined;
  const same = added.filter((other) => isDeepStrictEqual(old[name], next[other]));
  return same.length === 1 ? same[0] : undefined;
}

function compareNeed({ before, after, at }: Pair, name: string, next: Record<string, Json>): Difference[] {
  const place = `${at}/${token(name)}`;
  if (!needs(before, name) && needs(after, name))
    return [
      next[name]?.default === undefined
        ? { rule: 'member required', at: place, sentence: 'is required now' }
        : { rule: 'member with a default required', at: place, sentence: 'is required now, with a default' },
    ];
  if (needs(before, name) && !needs(after, name))
    return [{ rule: 'member optional', at: place, sentence: 'is no longer required' }];
  return [];
}

function whenRemoved({ before, after, at }: Pair, name: string, newName: string | undefined): Difference {
  const place = `${at}/${token(name)}`;
  if (newName !== undefined) return { rule: 'member renamed', at: place, sentence: `is called ${newName} now` };
  if (needs(before, name) && !isClosed(after)) return { rule: 'member removed', at: place, sentence: 'is gone' };
  if (needs(before, name)) return { rule: 'member removed and refused', at: place, sentence: 'is gone, and refused' };
  if (isClosed(after)) return { rule: 'optional member refused', at: place, sentence: 'is gone, and refused' };
  return { rule: 'optional member removed', at: place, sentence: 'is gone' };
}

function whenAdded({ after, at }: Pair, name: string, next: Record<string, Json>): Difference {
  const place = `${at}/${token(name)}`;
  if (!needs(after, name)) return { rule: 'member added', at: place, sentence: 'is new' };
  return next[name]?.default === undefined
    ? { rule: 'required member added', at: place, sentence: 'is new and required' }
    : { rule: 'required member with a default added', at: place, sentence: 'is new and required, with a default' };
}

const isClosed = ({ additionalProperties }: Json): boolean => additionalProperties === false;

function compareOthers({ before, after, at, within }: Pair): Difference[] {
  const [old, next] = [before.additionalProperties ?? true, after.additionalProperties ?? true];
  if (old !== false && next === false)
    return [{ rule: 'other members refused', at, sentence: 'may hold no other members any more' }];
  if (old === false && next !== false)
    return [{ rule: 'other members allowed', at, sentence: 'may hold other members now' }];
  return old === false || (old === true && next === true) ? [] : within(old, next, '*');
}
