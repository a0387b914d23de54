/** What providers say of the pacts that they verified. */
export type { VerificationResult } from './read-result.ts';
export { recordVerification } from './record-verification.ts';
export { verificationsRoutes } from './routes.ts';
export { latestVerification, type Verification, verificationById } from './verification.ts';
export { verificationHref, verificationResource } from './verification-resource.ts';
