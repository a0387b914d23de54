import { html, type Markup } from '../../../harness/markup.ts';
import type { Database } from '../database/index.ts';
import { deployedVersions, environmentById, releasedVersions } from '../environments/index.ts';
import { branchesOf, tagsOf } from '../pacticipants/index.ts';

/** Where a version is. */
export interface Whereabouts {
  readonly branches: readonly { readonly name: string; readonly latest: boolean }[];
  readonly tags: readonly string[];
  readonly environments: readonly {
    readonly name: string;
    readonly released: boolean;
    readonly target: string | null;
  }[];
}

export function whereaboutsOf(database: Database, versionId: number): Whereabouts {
  const nameOf = (id: number): string => environmentById(database, id)?.name ?? '';
  return {
    branches: branchesOf(database, versionId),
    tags: tagsOf(database, versionId).map(({ name }) => name),
    environments: [
      ...deployedVersions(database, { versionId, current: true }).map(({ environmentId, target }) => ({
        name: nameOf(environmentId),
        released: false,
        target,
      })),
      ...releasedVersions(database, { versionId, current: true }).map(({ environmentId }) => ({
        name: nameOf(environmentId),
        released: true,
        target: null,
      })),
    ],
  };
}

/** Each kind has a sign of its own; a branch says whether the version is its head. */
export function chips({ branches, tags, environments }: Whereabouts): Markup | undefined {
  if (branches.length + tags.length + environments.length === 0) return undefined;
  return html`<span class="chips">${[
    ...environments.map(({ name, released, target }) =>
      chip('environment', released ? 'released to' : 'deployed to', target === null ? name : `${name} (${target})`),
    ),
    ...branches.map(({ name, latest }) =>
      chip(latest ? 'branch head' : 'branch', latest ? 'head of branch' : 'on branch', name),
    ),
    ...tags.map((name) => chip('tag', 'tagged', name)),
  ]}</span>`;
}

const chip = (kind: string, said: string, name: string): Markup =>
  html`<span class="chip ${kind}" title="${said} ${name}"><span class="unseen">${said} </span>${name}</span> `;
