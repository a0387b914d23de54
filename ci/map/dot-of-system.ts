import { edgesOf, type SystemDefinition } from '../../harness/system/index.ts';

/** The colours of the report, so that a system looks the same wherever it is drawn. */
const paint = {
  ink: '#1f2933',
  service: '#e7f0fa',
  outside: '#fdf0df',
  store: '#e9f5ec',
  topic: '#f3ecfa',
  line: '#5f7182',
  event: '#8a5fb0',
};

/**
 * A system in Graphviz's language: calls are solid arrows, events dashed ones through their topics. Every service has the
 * edge to its store named in its box, since an arrow for each would hide the rest.
 */
export function dotOfSystem(system: SystemDefinition): string {
  const services = Object.entries(system.services);
  const topics = Object.keys(system.topics ?? {}).filter((topic) => isSpokenOf(system, topic));
  const calls = edgesOf(system).filter(({ to }) => system.stores?.[to] === undefined);
  const lines = [
    'rankdir=LR; nodesep=0.22; ranksep=0.7; bgcolor="white"; pad=0.2; fontname="Helvetica";',
    `node [fontname="Helvetica", fontsize=12, fontcolor="${paint.ink}", color="${paint.line}", style="filled,rounded", shape=box];`,
    `edge [fontname="Helvetica", fontsize=10, color="${paint.line}", arrowsize=0.7];`,
    node('client', { label: 'client', shape: 'plain', style: 'solid' }),
    ...services.map(([name, { role, uses = {} }]) => {
      const stores = Object.keys(uses).filter((used) => system.stores?.[used]?.kind === 'postgres');
      return node(name, {
        label: stores.length > 0 ? `${name}\n▤ ${stores.join(', ')}` : name,
        fillcolor: role === 'outside' ? paint.outside : paint.service,
        ...(role === 'outside' && { style: 'filled,rounded,dashed' }),
      });
    }),
    ...topics.map((topic) =>
      node(topicNode(topic), { label: topic, shape: 'cds', fillcolor: paint.topic, style: 'filled' }),
    ),
    ...calls.map(({ from, to }) => `${quote(from)} -> ${quote(to)};`),
    ...services.flatMap(([name, { publishes = [], subscribes = [] }]) => [
      ...publishes.map((topic) => eventArrow(name, topicNode(topic))),
      ...subscribes.map((topic) => eventArrow(topicNode(topic), name)),
    ]),
  ];
  return `digraph ${quote(system.name)} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}

/** A topic that nobody is declared to publish or read (a retry, a dead letter) is plumbing, not part of the picture. */
function isSpokenOf(system: SystemDefinition, topic: string): boolean {
  return Object.values(system.services).some(
    ({ publishes = [], subscribes = [] }) => publishes.includes(topic) || subscribes.includes(topic),
  );
}

const topicNode = (topic: string): string => `topic ${topic}`;

const eventArrow = (from: string, to: string): string =>
  `${quote(from)} -> ${quote(to)} [style=dashed, color=${quote(paint.event)}];`;

function node(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}=${quote(value)}`);
  return `${quote(name)} [${written.join(', ')}];`;
}

/** Graphviz reads `\n` in a string as a line break, and knows no other escapes than `\"` and `\\` that matter here. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
