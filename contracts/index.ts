/** Consumer-driven contracts: what each consumer relies on, and the running providers held to it. */
export type { ConsumerContract, Message, MessageAsked, MessageHandler, MessageVersion } from './messages/index.ts';
export { type ContractsOptions, checkContractsOptions } from './options.ts';
export type { ProviderContract } from './providers/index.ts';
export { defineState, type State, type StateContext, type StateHandler, type StateOptions } from './states/index.ts';
export { contractsSuite } from './suite.ts';
