/** Provider states, written once and used by both sides of a contract. */
export { defineState, type Given, type State, type StateOptions } from './define-state.ts';
export type { StateContext, StateHandler } from './state-handler.ts';
export { type ProviderStates, statesByName } from './states-by-name.ts';
