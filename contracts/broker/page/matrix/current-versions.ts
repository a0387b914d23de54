import type { Database } from '../../database/index.ts';
import { deployedVersions, releasedVersions } from '../../environments/index.ts';
import { findLatestVersion, type Pacticipant } from '../../pacticipants/index.ts';
import type { ServiceVersion } from './standing-between.ts';
import { newestFirst } from './version-heads.ts';

/** Versions of a service that matter now: the head of its main branch (or its latest), and what is in environments. */
export function currentVersions(database: Database, { id, name, mainBranch }: Pacticipant): ServiceVersion[] {
  const head = findLatestVersion(database, id, mainBranch === null ? {} : { branch: mainBranch });
  const live = [
    ...deployedVersions(database, { pacticipantId: id, current: true }),
    ...releasedVersions(database, { pacticipantName: name, current: true }),
  ];
  return newestFirst([
    ...(head ? [{ pacticipant: name, id: head.id, number: head.number }] : []),
    ...live.map(({ versionId, versionNumber }) => ({ pacticipant: name, id: versionId, number: versionNumber })),
  ]);
}

/** All that is deployed or released there, by service, each version once. */
export function versionsIn(database: Database, environmentId: number): ServiceVersion[] {
  const filter = { environmentId, current: true };
  const live = [...deployedVersions(database, filter), ...releasedVersions(database, filter)].map(
    ({ pacticipantName, versionId, versionNumber }) => ({
      pacticipant: pacticipantName,
      id: versionId,
      number: versionNumber,
    }),
  );
  return newestFirst(live).sort((a, b) => a.pacticipant.localeCompare(b.pacticipant));
}
