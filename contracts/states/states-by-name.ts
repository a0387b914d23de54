import type { StateHandler } from './state-handler.ts';

/** A provider's states: under any key as `defineState` gives them, or plain handlers under the state's name. */
export type ProviderStates = Readonly<Record<string, StateHandler & { readonly state?: string }>>;

/** The handlers by the names that stand in pacts. */
export function statesByName(states: ProviderStates = {}): ReadonlyMap<string, StateHandler> {
  const byName = new Map<string, StateHandler>();
  for (const [key, handler] of Object.entries(states)) {
    const name = handler.state ?? key;
    if (byName.has(name)) throw new TypeError(`two handlers for the state "${name}"`);
    byName.set(name, handler);
  }
  return byName;
}
