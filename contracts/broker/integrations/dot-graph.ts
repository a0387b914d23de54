import type { Integration } from './integration.ts';

/** For Graphviz; names are quoted, where upstream puts underscores for their spaces. */
export const dotGraph = (integrations: readonly Integration[]): string =>
  [
    'digraph { ranksep=3; ratio=auto; overlap=false; node [  shape = plaintext, fontname = Helvetica ];',
    ...integrations.map(({ consumerName, providerName }) => `  ${quoted(consumerName)} -> ${quoted(providerName)}`),
    '}',
    '',
  ].join('\n');

const quoted = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
