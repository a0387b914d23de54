/** Providers held to the pacts with them. */
export { asyncApiOf } from './async-api-of.ts';
export { fitToKeep } from './fit-to-keep.ts';
export type { InteractionVerdict } from './judge-verification.ts';
export { loadPact } from './load-pact.ts';
export { openApiOf } from './open-api-of.ts';
export type { ProviderContract } from './provider-contract.ts';
export type { Mismatch } from './run-verifier.ts';
export { allSeen, type Seen, type SeenMessage } from './seen.ts';
export { type PartVerification, type VerifyPartOptions, verifyPart } from './verify-part.ts';
export {
  type PactVerification,
  type ProviderVerification,
  type VerifyProviderOptions,
  verifyProvider,
} from './verify-provider.ts';
