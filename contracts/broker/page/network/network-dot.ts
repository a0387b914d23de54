import type { Integration } from '../../integrations/index.ts';
import type { Addresses } from '../addresses.ts';
import { type Standing, signs, words } from '../standing.ts';

export interface Edge extends Integration {
  readonly standing: Standing;
}

/** Patterns, for who does not see colours; those come from the style sheet, by class, so that they follow light and dark. */
const patterns: Readonly<Record<Standing, string>> = {
  verified: 'solid',
  failed: 'bold',
  pending: 'bold',
  changed: 'dashed',
  unverified: 'dotted',
  none: 'dotted',
};

/** The network in Graphviz's language. */
export function networkDot(edges: readonly Edge[], to: Addresses): string {
  const names = [...new Set(edges.flatMap(({ consumerName, providerName }) => [consumerName, providerName]))].sort();
  const id = new Map(names.map((name, index) => [name, `n${index}`]));
  const lines = [
    'rankdir=LR; nodesep=0.4; ranksep=1.1; pad=0.1; bgcolor=transparent; fontname=Helvetica;',
    'node [shape=box, style="rounded,filled", height=0.5, margin="0.22,0.1", fontname=Helvetica, fontsize=14];',
    'edge [fontname=Helvetica, fontsize=14, arrowsize=0.8];',
    ...names.map(
      (name) =>
        `${id.get(name)} [label=${quote(name)}, URL=${quote(to.service(name))}, tooltip=${quote(name)}, class=service];`,
    ),
    ...edges.map(({ consumerName, providerName, standing }) => {
      const attributes = {
        label: ` ${signs[standing]} `,
        URL: to.matrix({ consumer: consumerName, provider: providerName }),
        tooltip: `${consumerName} → ${providerName}: ${words[standing]}`,
        style: patterns[standing],
        class: standing,
      };
      const written = Object.entries(attributes).map(([key, value]) => `${key}=${quote(value)}`);
      return `${id.get(consumerName)} -> ${id.get(providerName)} [${written.join(', ')}];`;
    }),
  ];
  return `digraph network {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}

/** A backslash begins Graphviz's escapes, and `&` its entities. */
const quote = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;').replaceAll('\n', ' ')}"`;
