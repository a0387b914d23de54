import { UsageError } from '../../harness/errors.ts';
import { noEnvironment } from './environments.ts';
import { linksOf } from './hal.ts';
import { type RunningKind, runningVersions } from './running-versions.ts';
import type { Session } from './session.ts';
import { type VersionName, version } from './versions.ts';

export interface Deployment extends VersionName {
  readonly environment: string;
  /** Of several places where it is deployed; the version that was in this one is replaced, others stay. */
  readonly applicationInstance?: string | undefined;
}

export interface Release extends VersionName {
  readonly environment: string;
}

export interface Undeployment {
  readonly pacticipant: string;
  readonly environment: string;
  readonly applicationInstance?: string | undefined;
}

export async function recordDeployment(session: Session, deployment: Deployment, signal?: AbortSignal): Promise<void> {
  const { applicationInstance } = deployment;
  // Older brokers know it as `target`.
  const body = applicationInstance === undefined ? {} : { applicationInstance, target: applicationInstance };
  await record(session, 'pb:record-deployment', deployment, body, signal);
}

export async function recordRelease(session: Session, release: Release, signal?: AbortSignal): Promise<void> {
  await record(session, 'pb:record-release', release, {}, signal);
}

async function record(
  session: Session,
  relation: 'pb:record-deployment' | 'pb:record-release',
  { environment, ...name }: Release,
  body: object,
  signal?: AbortSignal,
): Promise<void> {
  const links = linksOf(
    await version(session, { pacticipant: name.pacticipant, version: name.version }, signal),
    relation,
  );
  const link = links.find((one) => one.name === environment);
  if (!link)
    throw noEnvironment(
      environment,
      links.flatMap((one) => one.name ?? []),
    );
  await session.send({ method: 'POST', href: link.href, body }, signal);
}

export async function recordUndeployment(
  session: Session,
  undeployment: Undeployment,
  signal?: AbortSignal,
): Promise<void> {
  await end(session, 'deployed', undeployment, { currentlyDeployed: false }, signal);
}

export async function recordSupportEnded(session: Session, release: Release, signal?: AbortSignal): Promise<void> {
  await end(session, 'released', release, { currentlySupported: false }, signal);
}

async function end(
  session: Session,
  kind: RunningKind,
  what: Undeployment & { readonly version?: string },
  body: object,
  signal?: AbortSignal,
): Promise<void> {
  const running = (await runningVersions(session, what.environment, kind, signal)).filter(
    ({ pacticipant }) => pacticipant === what.pacticipant,
  );
  const meant = running.filter(
    ({ applicationInstance, version }) =>
      applicationInstance === what.applicationInstance && (what.version === undefined || version === what.version),
  );
  if (meant.length === 0) {
    const name = [what.pacticipant, what.version, what.applicationInstance && `(${what.applicationInstance})`];
    const there = running.map(
      (one) => `${one.version}${one.applicationInstance ? ` (${one.applicationInstance})` : ''}`,
    );
    throw new UsageError(
      'SD_BROKER_NOT_RUNNING',
      `${name.filter(Boolean).join(' ')} is not ${kind} in ${what.environment}; ${what.pacticipant} there: ${there.join(', ') || 'none'}`,
      { details: { ...what, there } },
    );
  }
  for (const { href } of meant) await session.send({ method: 'PATCH', href, body }, signal);
}
