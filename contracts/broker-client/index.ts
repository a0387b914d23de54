/** How Shakedown speaks to any Pact Broker: ours or a real one, by what its index offers. */
export { authorizationOf, type BrokerCredentials } from './authorization.ts';
export type { Deployability, DeployQuestion } from './can-i-deploy.ts';
export type { Environment, NewEnvironment } from './environments.ts';
export { brokerCredentials, brokerFromEnvironment } from './from-environment.ts';
export type { HalDocument } from './hal.ts';
export type { Matrix, MatrixQuery, MatrixSelector } from './matrix.ts';
export type { BrokerNotice } from './notices.ts';
export { type Broker, openBroker } from './open-broker.ts';
export type { BrokerOptions } from './options.ts';
export type { ConsumerVersionSelector, PactForVerification, PactsQuery } from './pacts-for-verification.ts';
export type { PromiseQuestion, ProviderContractPublication } from './provider-contracts.ts';
export type { Publication } from './publish.ts';
export type { TestResult, Verification } from './publish-verification.ts';
export type { Deployment, Release, Undeployment } from './record-running.ts';
export type { RunningVersion } from './running-versions.ts';
export type { VersionName } from './versions.ts';
