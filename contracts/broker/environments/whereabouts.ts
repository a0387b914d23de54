import type { BrokerContext } from '../context.ts';
import { links } from '../http/index.ts';
import type { Whereabouts } from '../pacticipants/index.ts';
import { type DeployedVersion, deployedVersions, recordDeployment } from './deployed-version.ts';
import { type Environment, environmentByName, environments } from './environment.ts';
import { releasedVersions } from './released-version.ts';

/** What the resources of pacticipants and versions say of environments. */
export function whereabouts(context: BrokerContext): Whereabouts {
  const { database } = context;
  const namesOfEnvironments = () => new Map(environments(database).map(({ id, displayName }) => [id, displayName]));
  const deployedLinks = (deployments: readonly DeployedVersion[], base: string) => {
    const names = namesOfEnvironments();
    return deployments.map(({ environmentId, uuid, undeployedAt, target }) => ({
      title: `Version deployed to ${names.get(environmentId)}`,
      name: names.get(environmentId),
      href: links.deployedVersion(base, uuid),
      currently_deployed: undeployedAt === null,
      application_instance: target ?? undefined,
    }));
  };
  return {
    linksOfPacticipant: ({ id }, base) => ({
      'pb:deployed-environments': deployedLinks(deployedVersions(database, { pacticipantId: id, current: true }), base),
    }),
    linksOfVersion: ({ id }, base) => {
      const names = namesOfEnvironments();
      return {
        'pb:deployed-environments': deployedLinks(deployedVersions(database, { versionId: id }), base),
        'pb:released-environments': releasedVersions(database, { versionId: id }).map((released) => ({
          title: `Version released to ${names.get(released.environmentId)}`,
          name: names.get(released.environmentId),
          href: links.releasedVersion(base, released.uuid),
          currently_supported: released.supportEndedAt === null,
        })),
      };
    },
    linksToRecord: (pacticipant, { number }, base) => {
      const version = links.version(base, pacticipant.name, number);
      const to = (what: string, folder: string) => (environment: Environment) => ({
        title: `Record ${what} to ${environment.displayName}`,
        name: environment.name,
        href: `${version}/${folder}/environment/${environment.uuid}`,
      });
      const all = environments(database);
      return {
        'pb:record-deployment': all.map(to('deployment', 'deployed-versions')),
        'pb:record-release': all.map(to('release', 'released-versions')),
      };
    },
    tagged: (version, tag) => {
      const environment = environmentByName(database, tag);
      if (environment) recordDeployment(context, version, environment, { autoCreated: true });
    },
  };
}
