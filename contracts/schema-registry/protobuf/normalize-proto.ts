import { type Statement, statementsOf } from './statements.ts';
import { tokensOf } from './tokens.ts';

/** The order of statements is free but for enums, whose first value is the default. */
export const normalizeProto = (text: string): string => write(inOrder(statementsOf(tokensOf(text)), ranks.file), '');

type Rank = (statement: Statement) => number;

const ranks = {
  file: ({ words: [word = ''] }: Statement): number => {
    const place = ['syntax', 'edition', 'package', 'import', 'option'].indexOf(word);
    return place < 0 ? 5 : place;
  },
  body: ({ words: [word = ''], body }: Statement): number => {
    if (word === 'option') return 0;
    if (word === 'reserved' || word === 'extensions') return 1;
    if (word === 'oneof') return 3;
    return body ? 4 : 2;
  },
} satisfies Record<string, Rank>;

const reordered = new Set(['message', 'oneof', 'extend', 'group']);

function inOrder(statements: readonly Statement[], rank: Rank): Statement[] {
  return statements
    .map((statement) => {
      const { words, body } = statement;
      const free = words.some((word) => reordered.has(word));
      return body ? { words, body: free ? inOrder(body, ranks.body) : body } : statement;
    })
    .toSorted((left, right) => rank(left) - rank(right) || within(left, right));
}

/** Fields by number; imports, options and reservations by their words; definitions stay where they are. */
function within(left: Statement, right: Statement): number {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return one - other;
  if (left.body || right.body) return 0;
  return left.words.join(' ') < right.words.join(' ') ? -1 : 1;
}

function numberOf({ words, body = [] }: Statement): number | undefined {
  if (words[0] === 'option') return undefined;
  const at = words.indexOf('=');
  if (at >= 0) return Number(words[at + 1]);
  const inside = words[0] === 'oneof' ? body.flatMap((each) => numberOf(each) ?? []) : [];
  return inside.length > 0 ? Math.min(...inside) : undefined;
}

const write = (statements: readonly Statement[], indent: string): string =>
  statements
    .map(({ words, body }) => {
      const line = indent + words.join(' ');
      return body ? `${line} {\n${write(body, `${indent}  `)}${indent}}\n` : `${line};\n`;
    })
    .join('');
