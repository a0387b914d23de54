import { edgesOf, type SystemDefinition } from '../../harness/system/index.ts';
import type { Pact } from '../pact-file.ts';
import { type TopicEdge, topicsBetween } from './topic-edges.ts';

export interface EdgeCover {
  /** What is under contract: `order→payment` for calls, `order→inventory order.placed` for messages. */
  readonly covered: readonly string[];
  /** What is not, and no reason is given for it. */
  readonly open: readonly string[];
}

/** What has to be under contract: one of `ways` will do, since several services may tell the same. */
interface Wanted {
  readonly name: string;
  readonly ways: readonly string[];
}

/** Which messages a service handles, by topic. */
type Consumers = Readonly<Record<string, { readonly handles: Readonly<Record<string, readonly string[]>> }>>;

/** Compares the calls and messages between the services that are judged themselves with what the pacts are about. */
export function edgeCover(
  system: SystemDefinition,
  pacts: readonly Pact[],
  { consumers = {}, without = {} }: { consumers?: Consumers | undefined; without?: Readonly<Record<string, string>> },
): EdgeCover {
  const under = new Set(pacts.flatMap(underContract));
  const wanted = [...calls(system), ...messages(system, consumers)];
  const isCovered = ({ ways }: Wanted) => ways.some((way) => under.has(way));
  const isExcused = ({ ways }: Wanted) => ways.every((way) => (way.split(' ')[0] ?? '') in without);
  return {
    covered: namesOf(wanted.filter(isCovered)),
    open: namesOf(wanted.filter((each) => !isCovered(each) && !isExcused(each))),
  };
}

const namesOf = (wanted: readonly Wanted[]): string[] => [...new Set(wanted.map(({ name }) => name))];
const anyMessage = '(any message)';

/** A message flows to its consumer, a call away from it. */
function underContract({ consumer, provider, interactions }: Pact): string[] {
  return interactions.flatMap(({ kind, description }) => {
    if (kind !== 'message') return [`${consumer}→${provider}`];
    return [`${provider}→${consumer} ${description}`, `${provider}→${consumer} ${anyMessage}`];
  });
}

function calls(system: SystemDefinition): Wanted[] {
  const judged = (name: string) => system.services[name] !== undefined && system.services[name].role !== 'outside';
  return edgesOf(system)
    .filter(({ from, to }) => judged(from) && judged(to))
    .map(({ id }) => ({ name: id, ways: [id] }));
}

/** Where nobody said which messages are handled, any message will do. */
function messages(system: SystemDefinition, consumers: Consumers): Wanted[] {
  const edges = topicsBetween(system);
  return edges.flatMap(({ topic, publisher, subscriber }) => {
    const handles = consumers[subscriber]?.handles;
    if (!handles) return [wantedOf([{ topic, publisher, subscriber }], anyMessage)];
    const publishers = edges.filter((edge) => edge.topic === topic && edge.subscriber === subscriber);
    const handled = handles[topic] ?? [`(handles.${topic} of contracts.consumers.${subscriber} is missing)`];
    return handled.map((description) => wantedOf(publishers, description));
  });
}

function wantedOf(edges: readonly TopicEdge[], description: string): Wanted {
  const subscriber = edges[0]?.subscriber;
  return {
    name: `${edges.map(({ publisher }) => publisher).join('|')}→${subscriber} ${description}`,
    ways: edges.map(({ publisher }) => `${publisher}→${subscriber} ${description}`),
  };
}
