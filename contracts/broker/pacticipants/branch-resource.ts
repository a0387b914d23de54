import { links } from '../http/index.ts';
import type { Branch, BranchOfVersion } from './branch.ts';
import type { Pacticipant } from './pacticipant.ts';
import type { Version } from './version.ts';

export const branchResource = (base: string, pacticipant: Pacticipant, { name, createdAt }: Branch) => ({
  name,
  createdAt,
  _links: {
    self: { title: 'Branch', href: links.branch(base, pacticipant.name, name) },
    'pb:latest-version': {
      title: 'Latest version for branch',
      href: `${links.branch(base, pacticipant.name, name)}/latest-version`,
    },
  },
});

/** That a version is on a branch. */
export const branchVersionResource = (
  base: string,
  pacticipant: Pacticipant,
  branch: BranchOfVersion,
  { number }: Version,
) => ({
  createdAt: branch.createdAt,
  _links: {
    self: { title: 'Branch version', href: links.branchVersion(base, pacticipant.name, branch.name, number) },
    'pb:branch': { title: 'Branch', name: branch.name, href: links.branch(base, pacticipant.name, branch.name) },
    'pb:version': { title: 'Version', name: number, href: links.version(base, pacticipant.name, number) },
  },
});
