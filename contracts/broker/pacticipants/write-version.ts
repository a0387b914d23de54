import type { BrokerContext } from '../context.ts';
import { bodyObject, invalid, textFields } from '../http/index.ts';
import type { Pacticipant } from './pacticipant.ts';
import { addTag, removeTag, tagsOf } from './tag.ts';
import { findOrCreateVersion, setBuildUrl, type Version, versionById } from './version.ts';

export interface VersionDetails {
  readonly buildUrl?: string | null | undefined;
  /** All tags that the version is to have; undefined leaves them as they are. */
  readonly tags?: readonly string[];
}

/** @throws BrokerError 400 */
export function versionDetailsOf(body: unknown): VersionDetails {
  const given = bodyObject(body ?? {});
  const { buildUrl } = textFields(given, { buildUrl: [] });
  if (given.tags === undefined || given.tags === null) return { buildUrl };
  if (!Array.isArray(given.tags)) throw invalid({ tags: ['must be an array'] });
  const tags = given.tags.map((tag: unknown, index) => {
    const name = typeof tag === 'object' && tag !== null && 'name' in tag ? tag.name : undefined;
    if (typeof name !== 'string' || name.trim() === '')
      throw invalid({ tags: [`name must be filled (at index ${index})`] });
    return name;
  });
  return { buildUrl, tags };
}

/** `replace` takes away a build URL that is not given, `update` leaves it. */
export function writeVersion(
  context: BrokerContext,
  pacticipant: Pacticipant,
  number: string,
  { buildUrl, tags }: VersionDetails,
  kind: 'replace' | 'update',
): Version {
  const { database } = context;
  return database.transaction(() => {
    const version = findOrCreateVersion(context, pacticipant, number);
    if (kind === 'replace' || buildUrl !== undefined) setBuildUrl(context, version, buildUrl ?? null);
    if (tags) {
      for (const { name } of tagsOf(database, version.id)) if (!tags.includes(name)) removeTag(database, version, name);
      for (const tag of tags) addTag(context, version, tag);
    }
    return versionById(database, version.id) as Version;
  });
}
