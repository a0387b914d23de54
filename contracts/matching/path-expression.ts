import { UnsupportedError } from './unsupported-error.ts';

/** A step of the path of a rule. `*` is any member, `[*]` any item. */
export type Token = { readonly name: string } | { readonly index: number } | '*' | '[*]';

/**
 * Reads `$.lines[*].price` and `$['two words'][0]`; the dollar may be left out.
 * Source: pact_models/src/path_exp.rs
 */
export function parsePathExpression(expression: string): Token[] {
  const rest = expression.replace(/^\$/, '');
  const text = rest === '' || rest.startsWith('.') || rest.startsWith('[') ? rest : `.${rest}`;
  const tokens: Token[] = [];
  const step =
    /\.(?<star>\*)|\.(?<name>[^.[\]'*]+)|\[(?<items>\*)\]|\[(?<index>\d+)\]|\['(?<quoted>(?:[^'\\]|\\.)+)'\]/y;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const { star, name, items, index, quoted } = step.exec(text)?.groups ?? {};
    if (star) tokens.push('*');
    else if (items) tokens.push('[*]');
    else if (index) tokens.push({ index: Number(index) });
    else if (name ?? quoted) tokens.push({ name: name ?? (quoted as string).replaceAll(/\\(.)/g, '$1') });
    else throw new UnsupportedError(`the path ${expression} of a matching rule (from ${at})`);
  }
  return tokens;
}

/** How well the expression fits the path or the beginning of it; 0 when it does not. More exact and longer ones weigh more. */
export function weightOf(tokens: readonly Token[], path: readonly string[]): number {
  if (tokens.length > path.length) return 0;
  // The root is a token too, and fits exactly.
  const exactness = tokens.reduce((product, token, at) => product * fits(token, path[at] as string), 2);
  return exactness * (tokens.length + 1);
}

function fits(token: Token, step: string): 0 | 1 | 2 {
  if (token === '*') return 1;
  if (token === '[*]') return /^\d+$/.test(step) ? 1 : 0;
  return ('name' in token ? token.name : String(token.index)) === step ? 2 : 0;
}

export const formatPath = (path: readonly string[]): string =>
  `$${path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `['${step}']`)).join('')}`;
