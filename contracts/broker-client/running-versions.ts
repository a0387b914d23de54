import { z } from 'zod';
import { requireEnvironment } from './environments.ts';
import { hrefOf } from './hal.ts';
import type { Session } from './session.ts';
import type { VersionName } from './versions.ts';

/** One record of what runs in an environment. */
export interface RunningVersion extends VersionName {
  /** Of several places where a pacticipant is deployed, the one of this record. */
  readonly applicationInstance: string | undefined;
  readonly href: string;
}

/** Deployed versions replace each other (in the same application instance), released ones stay until their support ends. */
export type RunningKind = 'deployed' | 'released';

const relations = {
  deployed: 'pb:currently-deployed-deployed-versions',
  released: 'pb:currently-supported-released-versions',
} as const;

const record = z.object({
  applicationInstance: z.string().nullish(),
  target: z.string().nullish(),
  _embedded: z.object({
    pacticipant: z.object({ name: z.string() }),
    version: z.object({ number: z.string() }),
  }),
  _links: z.object({ self: z.object({ href: z.string() }) }),
});
const answers = {
  deployed: z.object({ _embedded: z.object({ deployedVersions: z.array(record) }) }),
  released: z.object({ _embedded: z.object({ releasedVersions: z.array(record) }) }),
};

/** What of all pacticipants runs in the environment now. */
export async function runningVersions(
  session: Session,
  environmentName: string,
  kind: RunningKind,
  signal?: AbortSignal,
): Promise<readonly RunningVersion[]> {
  const environment = await requireEnvironment(session, environmentName, signal);
  const href = hrefOf({ _links: environment._links }, relations[kind]);
  return (await records(session, kind, href, signal)).map(
    ({ applicationInstance, target, _embedded: { pacticipant, version }, _links }) => ({
      pacticipant: pacticipant.name,
      version: version.number,
      applicationInstance: applicationInstance ?? target ?? undefined,
      href: _links.self.href,
    }),
  );
}

async function records(session: Session, kind: RunningKind, href: string, signal?: AbortSignal) {
  const request = { method: 'GET', href } as const;
  if (kind === 'deployed') return (await session.read(answers.deployed, request, signal))._embedded.deployedVersions;
  return (await session.read(answers.released, request, signal))._embedded.releasedVersions;
}
