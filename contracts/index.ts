/** Consumer-driven contracts: what each consumer relies on, and the running providers held to it. */
export type {
  ContractsOptions,
  Message,
  MessageHandler,
  ProviderContract,
  StateContext,
  StateHandler,
} from './options.ts';
export { contractsSuite } from './suite.ts';
