import { links } from '../http/index.ts';
import { timestamps, versionReference } from '../pacticipants/index.ts';
import type { DeployedVersion } from './deployed-version.ts';

/** Clients tell an instance that has no name by the field's absence. */
export const deployedVersionFields = (base: string, deployed: DeployedVersion) => ({
  uuid: deployed.uuid,
  currentlyDeployed: deployed.undeployedAt === null,
  target: deployed.target ?? undefined,
  applicationInstance: deployed.target ?? undefined,
  undeployedAt: deployed.undeployedAt ?? undefined,
  ...timestamps(deployed),
  _links: { self: { href: links.deployedVersion(base, deployed.uuid) } },
});

/** Of which pacticipant and version a deployment or a release is. */
export const embeddedVersion = (
  base: string,
  { pacticipantName, versionNumber }: { readonly pacticipantName: string; readonly versionNumber: string },
) => ({
  pacticipant: {
    name: pacticipantName,
    _links: { self: { href: links.pacticipant(base, pacticipantName) } },
  },
  version: versionReference(base, pacticipantName, versionNumber),
});
