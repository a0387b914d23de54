import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import { branchesOf } from './branch.ts';
import type { Pacticipant } from './pacticipant.ts';
import { tagsOf } from './tag.ts';
import { timestamps } from './timestamps.ts';
import type { Version } from './version.ts';
import type { HalLinks } from './whereabouts.ts';

/** A version as clients read it. `elsewhere` are the links that other rooms give. */
export function versionResource(
  database: Database,
  base: string,
  { pacticipant, version }: { readonly pacticipant: Pacticipant; readonly version: Version },
  elsewhere: HalLinks,
  self: string = links.version(base, pacticipant.name, version.number),
) {
  const { name } = pacticipant;
  const { number } = version;
  const branchVersions = branchesOf(database, version.id).map((branch) => ({
    name: branch.name,
    latest: branch.latest,
    _links: {
      self: {
        title: 'Branch version',
        name: branch.name,
        href: links.branchVersion(base, name, branch.name, number),
      },
    },
  }));
  const tags = tagsOf(database, version.id).map((tag) => ({
    name: tag.name,
    _links: { self: { title: 'Tag', name: tag.name, href: links.tag(base, name, number, tag.name) } },
  }));
  return {
    number,
    buildUrl: version.buildUrl ?? undefined,
    ...timestamps(version),
    _embedded: { branches: branchVersions, branchVersions, tags },
    _links: {
      self: { title: 'Version', name: number, href: self },
      'pb:pacticipant': { title: 'Pacticipant', name, href: links.pacticipant(base, name) },
      'pb:tag': {
        href: `${links.version(base, name, number)}/tags/{tag}`,
        title: 'Get, create or delete a tag for this pacticipant version',
        templated: true,
      },
      'pb:latest-verification-results-where-pacticipant-is-consumer': {
        title: 'Latest verification results for consumer version',
        href: links.latestVerificationResults(base, name, number),
      },
      'pb:pact-versions': providersOfPacts(database, version.id).map((provider) => ({
        title: 'Pact',
        name: `Pact between ${name} (${number}) and ${provider}`,
        href: links.pact(base, provider, name, number),
      })),
      ...elsewhere,
      curies: [{ name: 'pb', href: `${base}/doc/{rel}?context=version`, templated: true }],
    },
  };
}

/** With whom the version, as a consumer, has a pact. */
const providersOfPacts = (database: Database, versionId: number): string[] =>
  database
    .all<{ name: string }>(
      `select name from latest_publication join pacticipant on pacticipant.id = provider_id
       where consumer_version_id = ? order by name`,
      versionId,
    )
    .map(({ name }) => name);
