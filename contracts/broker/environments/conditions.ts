import type { Value } from '../database/index.ts';

/** The conditions of a query that were asked for: those whose value is not undefined, and those without a value. */
export function conditionsOf(
  asked: readonly (readonly [condition: string, value: Value | undefined])[],
  ...others: readonly string[]
): { readonly condition: string; readonly values: Value[] } {
  const given = asked.filter((each): each is readonly [string, Value] => each[1] !== undefined);
  return {
    condition: [...given.map(([condition]) => condition), ...others].join(' and ') || 'true',
    values: given.map(([, value]) => value),
  };
}
