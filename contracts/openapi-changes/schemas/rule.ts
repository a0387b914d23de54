import type { ChangeClass } from '../change.ts';

/** `request`: a client's values must still be taken. `response`: a client must still bear what comes. */
export type Direction = 'request' | 'response';

/**
 * What each change of a schema means for a client. Narrowing breaks who sends, widening who receives; where it does not, a client
 * either cannot notice, or noticed what no document promised.
 */
export const rules = {
  'type changed': { request: 'breaking', response: 'breaking' },
  'type narrowed': { request: 'breaking', response: 'harmless' },
  'type widened': { request: 'harmless', response: 'breaking' },
  'null forbidden': { request: 'breaking', response: 'harmless' },
  'null allowed': { request: 'harmless', response: 'breaking' },
  'value removed': { request: 'breaking', response: 'harmless' },
  'value added': { request: 'harmless', response: 'risky' },
  'values restricted': { request: 'breaking', response: 'harmless' },
  'values opened': { request: 'harmless', response: 'risky' },
  'bound narrowed': { request: 'breaking', response: 'harmless' },
  'bound widened': { request: 'harmless', response: 'risky' },
  'bound changed': { request: 'breaking', response: 'risky' },
  'form restricted': { request: 'breaking', response: 'harmless' },
  'form opened': { request: 'harmless', response: 'risky' },
  'form changed': { request: 'breaking', response: 'risky' },
  'format changed': { request: 'breaking', response: 'breaking' },
  'default changed': { request: 'risky', response: 'harmless' },
  'member removed': { request: 'risky', response: 'breaking' },
  'optional member removed': { request: 'risky', response: 'risky' },
  'member removed and refused': { request: 'breaking', response: 'breaking' },
  'optional member refused': { request: 'breaking', response: 'risky' },
  'member renamed': { request: 'breaking', response: 'breaking' },
  'member added': { request: 'harmless', response: 'harmless' },
  'required member added': { request: 'breaking', response: 'harmless' },
  'required member with a default added': { request: 'risky', response: 'harmless' },
  'member required': { request: 'breaking', response: 'harmless' },
  'member with a default required': { request: 'risky', response: 'harmless' },
  'member optional': { request: 'harmless', response: 'breaking' },
  'other members refused': { request: 'breaking', response: 'harmless' },
  'other members allowed': { request: 'harmless', response: 'harmless' },
  'alternative removed': { request: 'breaking', response: 'harmless' },
  'alternative added': { request: 'harmless', response: 'breaking' },
  'not compared': { request: 'risky', response: 'risky' },
  deprecated: { request: 'harmless', response: 'harmless' },
} as const satisfies Record<string, Record<Direction, ChangeClass>>;

export type Rule = keyof typeof rules;

/** A change of a schema, before it is known which way its values go. */
export interface Difference {
  readonly rule: Rule;
  /** JSON pointer to the values; any item of a list is `*`. */
  readonly at: string;
  readonly sentence: string;
}
