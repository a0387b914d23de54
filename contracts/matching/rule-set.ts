import { type Json, recordOf, recordsOf } from '../json.ts';
import { parsePathExpression, type Token, weightOf } from './path-expression.ts';
import { type Rule, readRule } from './rule.ts';

/** The rules that count at a path. */
export interface RulesAt {
  readonly rules: readonly Rule[];
  /** One of them is enough. */
  readonly any: boolean;
  /** They stand at a parent, so what they say of the size of a list is about that. */
  readonly cascaded: boolean;
}

interface Entry {
  readonly tokens: readonly Token[];
  readonly rules: readonly Rule[];
  readonly any: boolean;
}

/** The rules of one part of a pact's interaction: of its body, its headers, its metadata or its status. */
export class RuleSet {
  readonly #read: () => readonly Entry[];
  #known: readonly Entry[] | undefined;

  private constructor(read: () => readonly Entry[]) {
    this.#read = read;
  }

  /**
   * Rules that cannot be judged are noticed when a value is.
   * @param json - as versions 3 and 4 write them: `{ "$.total": { "combine": "AND", "matchers": [...] } }`, or without paths
   */
  static read(json: Json): RuleSet {
    const byPath = 'matchers' in json ? { $: json } : json;
    return new RuleSet(() =>
      Object.entries(byPath).map(([path, list]) => {
        const { combine, matchers } = recordOf(list);
        return {
          tokens: parsePathExpression(path),
          rules: recordsOf(matchers).map(readRule),
          any: String(combine ?? 'AND').toUpperCase() === 'OR',
        };
      }),
    );
  }

  /** The rules for every value below `path`. */
  static below(path: readonly string[], rules: readonly Rule[]): RuleSet {
    return new RuleSet(() => [{ tokens: [...path.map((name) => ({ name })), '*'], rules, any: false }]);
  }

  /** The best for a path: those that fit it most exactly, or a parent of it. */
  at(path: readonly string[]): RulesAt | undefined {
    let best: { readonly entry: Entry; readonly weight: number } | undefined;
    for (const entry of this.#entries()) {
      const weight = weightOf(entry.tokens, path);
      if (weight > 0 && weight >= (best?.weight ?? 0)) best = { entry, weight };
    }
    if (!best) return undefined;
    const { tokens, rules, any } = best.entry;
    return { rules, any, cascaded: tokens.length !== path.length };
  }

  /** Those that stand at the very path. */
  exactlyAt(path: readonly string[]): readonly Rule[] {
    return this.#entries()
      .filter(({ tokens }) => tokens.length === path.length && weightOf(tokens, path) > 0)
      .flatMap(({ rules }) => rules);
  }

  #entries(): readonly Entry[] {
    this.#known ??= this.#read();
    return this.#known;
  }
}
