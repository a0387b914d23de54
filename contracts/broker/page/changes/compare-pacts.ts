import { isObject } from '../../pacts/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** How one pact became another. */
export interface Comparison {
  readonly added: readonly Json[];
  readonly removed: readonly Json[];
  readonly changed: readonly ChangedInteraction[];
  readonly unchanged: number;
}

export interface ChangedInteraction {
  readonly description: string;
  readonly states: string;
  readonly changes: readonly Change[];
}

/** Undefined: was not there before, or is not there now. Values as JSON. */
export interface Change {
  /** `response.body.items[0].id` */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Interactions are the same ones when they are asked the same (description) in the same states, as verifiers see it. */
export function comparePacts(before: Json, after: Json): Comparison {
  const left = new Map(interactionsOf(after).map((interaction) => [identity(interaction), interaction]));
  const removed: Json[] = [];
  const changed: ChangedInteraction[] = [];
  let unchanged = 0;
  for (const old of interactionsOf(before)) {
    const now = left.get(identity(old));
    left.delete(identity(old));
    if (!now) {
      removed.push(old);
      continue;
    }
    const changes = changesBetween(old, now);
    if (changes.length === 0) unchanged++;
    else changed.push({ description: String(old.description), states: statesInWords(old), changes });
  }
  return { added: [...left.values()], removed, changed, unchanged };
}

const interactionsOf = (content: Json): Json[] =>
  [content.interactions, content.messages]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter(isObject)
    .map(({ _id, ...interaction }) => interaction);

const statesOf = ({ providerStates, providerState, provider_state }: Json): unknown =>
  providerStates ?? providerState ?? provider_state ?? [];

const identity = (interaction: Json): string => JSON.stringify([interaction.description, statesOf(interaction)]);

function statesInWords(interaction: Json): string {
  const states = statesOf(interaction);
  if (typeof states === 'string') return states;
  return Array.isArray(states)
    ? states.map((state) => (isObject(state) ? String(state.name) : String(state))).join(', ')
    : '';
}

function changesBetween(before: Json, after: Json): Change[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every value that holds no other, by its path. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value) && value.length > 0)
    for (const [index, inner] of value.entries()) leaves(inner, `${path}[${index}]`, found);
  else if (isObject(value) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}${step(key, path)}`, found);
  else found.set(path, JSON.stringify(value));
  return found;
}

const step = (key: string, path: string): string =>
  /^[\w$-]+$/.test(key) ? `${path === '' ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`;
