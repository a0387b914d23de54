import { links } from '../http/index.ts';
import { timestamps } from '../pacticipants/index.ts';
import type { Environment } from './environment.ts';

export function environmentResource(base: string, environment: Environment) {
  const { uuid, name, displayName, production, contacts } = environment;
  const self = links.environment(base, uuid);
  return {
    uuid,
    name,
    displayName,
    production,
    contacts,
    ...timestamps(environment),
    _links: {
      self: { title: 'Environment', name, href: self },
      'pb:currently-deployed-deployed-versions': {
        title: `Versions currently deployed to ${displayName} environment`,
        href: `${self}/deployed-versions/currently-deployed`,
      },
      'pb:currently-supported-released-versions': {
        title: `Versions released and supported in ${displayName} environment`,
        href: `${self}/released-versions/currently-supported`,
      },
      'pb:environments': { title: 'Environments', href: `${base}/environments` },
    },
  };
}
