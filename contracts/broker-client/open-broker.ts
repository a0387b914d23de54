import { addressOf } from './address.ts';
import { canIDeploy, type Deployability, type DeployQuestion } from './can-i-deploy.ts';
import { createEnvironment, type Environment, environments, type NewEnvironment } from './environments.ts';
import type { HalDocument } from './hal.ts';
import { type Matrix, type MatrixQuery, matrix } from './matrix.ts';
import type { BrokerNotice } from './notices.ts';
import { type BrokerOptions, checkBrokerOptions } from './options.ts';
import { type PactForVerification, type PactsQuery, pactsForVerification } from './pacts-for-verification.ts';
import {
  type PromiseQuestion,
  type ProviderContractPublication,
  promisedOpenApi,
  publishProviderContract,
} from './provider-contracts.ts';
import { type Publication, publish } from './publish.ts';
import { publishVerification, type Verification } from './publish-verification.ts';
import {
  type Deployment,
  type Release,
  recordDeployment,
  recordRelease,
  recordSupportEnded,
  recordUndeployment,
  type Undeployment,
} from './record-running.ts';
import { type RunningVersion, runningVersions } from './running-versions.ts';
import { sessionOver } from './session.ts';
import { transportTo } from './transport.ts';
import { isKnown, type VersionName } from './versions.ts';

/** A Pact Broker, by its public interface alone: ours, upstream's, or the hosted one. */
export interface Broker {
  readonly url: string;
  /** @returns what the broker has to say about it */
  publish(publication: Publication, signal?: AbortSignal): Promise<readonly BrokerNotice[]>;
  pactsForVerification(query: PactsQuery, signal?: AbortSignal): Promise<readonly PactForVerification[]>;
  /** What a link leads to: a pact, as {@link Broker.publishVerification} wants it, or a verification result. */
  document(href: string, signal?: AbortSignal): Promise<HalDocument>;
  publishVerification(verification: Verification, signal?: AbortSignal): Promise<void>;
  /** @returns what the broker has to say about it, and about the pacts that it was held against */
  publishProviderContract(
    publication: ProviderContractPublication,
    signal?: AbortSignal,
  ): Promise<readonly BrokerNotice[]>;
  promisedOpenApi(question: PromiseQuestion, signal?: AbortSignal): Promise<string | undefined>;
  canIDeploy(question: DeployQuestion, signal?: AbortSignal): Promise<Deployability>;
  matrix(query: MatrixQuery, signal?: AbortSignal): Promise<Matrix>;
  createEnvironment(environment: NewEnvironment, signal?: AbortSignal): Promise<Environment>;
  environments(signal?: AbortSignal): Promise<readonly Environment[]>;
  recordDeployment(deployment: Deployment, signal?: AbortSignal): Promise<void>;
  recordUndeployment(undeployment: Undeployment, signal?: AbortSignal): Promise<void>;
  recordRelease(release: Release, signal?: AbortSignal): Promise<void>;
  recordSupportEnded(release: Release, signal?: AbortSignal): Promise<void>;
  deployedVersions(environment: string, signal?: AbortSignal): Promise<readonly RunningVersion[]>;
  supportedVersions(environment: string, signal?: AbortSignal): Promise<readonly RunningVersion[]>;
  isKnown(version: VersionName, signal?: AbortSignal): Promise<boolean>;
}

/**
 * A client of the broker at `url`; nothing is sent before the first call.
 *
 * Every call throws an error with a code: `SD_BROKER_UNAUTHORIZED`, `_NOT_FOUND`, `_CONFLICT` or `_REFUSED` (with the broker's own
 * reason; `details` has its whole answer), `_UNREACHABLE`, `_FAILING` or `_ANSWER` when there is no broker to speak of.
 * What a broker is too busy or too broken to answer is asked again, as often as `attempts` says.
 *
 * @example
 * const broker = openBroker({ url: 'http://127.0.0.1:9292' });
 * const { verdict, reason } = await broker.canIDeploy({ pacticipant: 'shop', version: '2', environment: 'production' });
 *
 * @throws UsageError SD_BROKER_ADDRESS
 */
export function openBroker(options: BrokerOptions): Broker {
  checkBrokerOptions(options);
  const address = addressOf(options.url);
  const session = sessionOver(transportTo(address, options));
  return {
    url: address.url,
    publish: (publication, signal) => publish(session, publication, signal),
    pactsForVerification: (query, signal) => pactsForVerification(session, query, signal),
    document: (href, signal) => session.document({ method: 'GET', href }, signal),
    publishVerification: (verification, signal) => publishVerification(session, verification, signal),
    publishProviderContract: (publication, signal) => publishProviderContract(session, publication, signal),
    promisedOpenApi: (question, signal) => promisedOpenApi(session, question, signal),
    canIDeploy: (question, signal) => canIDeploy(session, question, signal),
    matrix: (query, signal) => matrix(session, query, signal),
    createEnvironment: (environment, signal) => createEnvironment(session, environment, signal),
    environments: (signal) => environments(session, signal),
    recordDeployment: (deployment, signal) => recordDeployment(session, deployment, signal),
    recordUndeployment: (undeployment, signal) => recordUndeployment(session, undeployment, signal),
    recordRelease: (release, signal) => recordRelease(session, release, signal),
    recordSupportEnded: (release, signal) => recordSupportEnded(session, release, signal),
    deployedVersions: (environment, signal) => runningVersions(session, environment, 'deployed', signal),
    supportedVersions: (environment, signal) => runningVersions(session, environment, 'released', signal),
    isKnown: (version, signal) => isKnown(session, version, signal),
  };
}
