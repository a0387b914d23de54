import type { Database } from '../database/index.ts';
import { contentOf, isObject, type PublishedPact } from '../pacts/index.ts';

/** A state that consumers want a provider to be in, and which of them do. */
export interface ProviderState {
  readonly name: string;
  readonly params: unknown;
  readonly consumers: readonly string[];
}

/** Of all the pacts together, by name; a state with other parameters is another one (upstream: `provider_states_decorator.rb`). */
export function providerStatesOf(database: Database, pacts: readonly PublishedPact[]): ProviderState[] {
  const found = new Map<string, { name: string; params: unknown; consumers: Set<string> }>();
  for (const pact of pacts)
    for (const { name, params } of interactionsOf(contentOf(database, pact)).flatMap(statesOf)) {
      const key = JSON.stringify([name, params]);
      const state = found.get(key) ?? { name, params, consumers: new Set() };
      found.set(key, state);
      state.consumers.add(pact.consumerName);
    }
  return [...found.values()]
    .map(({ consumers, ...state }) => ({ ...state, consumers: [...consumers] }))
    .sort((left, right) => (left.name < right.name ? -1 : Number(left.name > right.name)));
}

const interactionsOf = (content: Readonly<Record<string, unknown>>): unknown[] =>
  [content.interactions, content.messages].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));

/** One text in pacts of the second specification, a list from the third on. */
function statesOf(interaction: unknown): { readonly name: string; readonly params: unknown }[] {
  if (!isObject(interaction)) return [];
  if (typeof interaction.providerState === 'string') return [{ name: interaction.providerState, params: undefined }];
  const { providerStates } = interaction;
  if (!Array.isArray(providerStates)) return [];
  return (providerStates as unknown[]).flatMap((state) =>
    isObject(state) && typeof state.name === 'string' ? [{ name: state.name, params: state.params }] : [],
  );
}
