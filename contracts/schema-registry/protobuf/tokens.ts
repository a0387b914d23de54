import protobuf from 'protobufjs';

/** The words of a schema without comments and white space; a text keeps its quotes, in one way. */
export function tokensOf(text: string): string[] {
  const { next } = protobuf.tokenize(text, false);
  const tokens: string[] = [];
  for (let token = next(); token !== null; token = next()) {
    if (token !== '"' && token !== "'") {
      tokens.push(token);
      continue;
    }
    tokens.push(JSON.stringify(next() ?? ''));
    next();
  }
  return tokens;
}
