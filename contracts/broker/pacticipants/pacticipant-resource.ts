import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import { labelsOf } from './label.ts';
import type { Pacticipant } from './pacticipant.ts';
import { timestamps } from './timestamps.ts';
import { findLatestVersion } from './version-list.ts';
import type { HalLinks } from './whereabouts.ts';

/** A pacticipant as clients read it. `elsewhere` are the links that other rooms give. */
export function pacticipantResource(database: Database, base: string, pacticipant: Pacticipant, elsewhere: HalLinks) {
  const { name } = pacticipant;
  const self = links.pacticipant(base, name);
  const latest = findLatestVersion(database, pacticipant.id);
  const latestVersion = latest && versionReference(base, name, latest.number);
  return {
    name,
    displayName: pacticipant.displayName,
    repositoryUrl: pacticipant.repositoryUrl ?? undefined,
    repositoryName: pacticipant.repositoryName ?? undefined,
    repositoryNamespace: pacticipant.repositoryNamespace ?? undefined,
    mainBranch: pacticipant.mainBranch ?? undefined,
    ...timestamps(pacticipant),
    _embedded: {
      latestVersion,
      labels: labelsOf(database, pacticipant.id).map((label) => ({
        name: label.name,
        _links: { self: { title: 'Label', name: label.name, href: links.label(base, name, label.name) } },
      })),
      ...(latestVersion && {
        'latest-version': {
          title: 'DEPRECATED - please use latestVersion',
          name: 'DEPRECATED - please use latestVersion',
          ...latestVersion,
        },
      }),
    },
    _links: {
      self: { href: self },
      'pb:versions': { href: `${self}/versions` },
      'pb:branches': { href: `${self}/branches` },
      ...elsewhere,
      'pb:version': template(`${self}/versions/{version}`, 'Get, create or delete a pacticipant version'),
      'pb:version-tag': template(
        `${self}/versions/{version}/tags/{tag}`,
        `Get, create or delete a tag for a version of ${name}`,
      ),
      'pb:branch-version': template(
        `${self}/branches/{branch}/versions/{version}`,
        `Get or add/create a version for a branch of ${name}`,
      ),
      'pb:label': template(`${self}/labels/{label}`, `Get, create or delete a label for ${name}`),
      versions: { title: 'Deprecated - use pb:versions', href: `${self}/versions` },
      'pb:can-i-deploy-badge': template(
        `${self}/latest-version/{tag}/can-i-deploy/to/{environmentTag}/badge`,
        `Can I Deploy ${name} badge`,
      ),
      'pb:can-i-deploy-branch-to-environment-badge': template(
        `${self}/branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}/badge`,
        `Can I Deploy ${name} from branch to environment badge`,
      ),
      curies: [{ name: 'pb', href: `${base}/doc/{rel}?context=pacticipant`, templated: true }],
    },
  };
}

export const versionReference = (base: string, name: string, number: string) => ({
  number,
  _links: { self: { title: 'Version', name: number, href: links.version(base, name, number) } },
});

const template = (href: string, title: string) => ({ title, href, templated: true });
