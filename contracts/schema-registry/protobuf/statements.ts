/** `int32 id = 1;`, or `message Order { … }` with what stands inside. */
export interface Statement {
  readonly words: readonly string[];
  readonly body: readonly Statement[] | undefined;
}

export function statementsOf(tokens: readonly string[]): Statement[] {
  let at = 0;

  function block(): Statement[] {
    const found: Statement[] = [];
    while (at < tokens.length && tokens[at] !== '}') {
      const statement = one();
      if (statement.words.length > 0 || statement.body) found.push(statement);
    }
    at++;
    return found;
  }

  function one(): Statement {
    const words: string[] = [];
    while (at < tokens.length && tokens[at] !== '}') {
      const token = tokens[at] as string;
      at++;
      if (token === ';') return { words, body: undefined };
      if (token === '{' && !isValue(words)) return { words, body: block() };
      words.push(token);
      if (token === '{') words.push(...rest());
    }
    return { words, body: undefined };
  }

  /** The inside of a value in braces, with the brace that closes it. */
  function rest(): string[] {
    const inside: string[] = [];
    for (let depth = 1; depth > 0 && at < tokens.length; at++) {
      const token = tokens[at] as string;
      depth += token === '{' ? 1 : token === '}' ? -1 : 0;
      inside.push(token);
    }
    return inside;
  }

  return block();
}

/** `option (x) = { … }`, `[(x) = { … }]`: a value, not a body. */
const isValue = (words: readonly string[]): boolean => words.at(-1) === '=' || words.includes('[');
