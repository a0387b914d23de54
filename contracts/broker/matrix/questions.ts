import type { Database } from '../database/index.ts';
import { findVersions } from './find-versions.ts';
import { type Matrix, matrixOf } from './matrix-of.ts';
import type { Selector } from './selector.ts';

/**
 * May it go to the environment? All that is live there counts, each version for itself.
 *
 * @param selector - names a service that exists; one that means no version is not deployable
 */
export const canIDeploy = (database: Database, selector: Selector, environment: string): Matrix =>
  matrixOf(database, { selectors: [selector], ignore: [], environment, latestBy: 'cvpv' });

/** The same where environments are tags: the newest of each service that has the tag counts. */
export const canIDeployToTag = (database: Database, selector: Selector, tag: string): Matrix =>
  matrixOf(database, { selectors: [selector], ignore: [], tag, latest: true, latestBy: 'cvp' });

/** Does the head of the main branch work with the heads of the others' main branches? Undefined when it has no head. */
export function canIMerge(database: Database, pacticipant: string): Matrix | undefined {
  const head = findSelected(database, { pacticipant, mainBranch: true, latest: true });
  return (
    head &&
    matrixOf(database, {
      selectors: [{ pacticipant, version: head.number }],
      ignore: [],
      mainBranch: true,
      latest: true,
      latestBy: 'cvp',
    })
  );
}

/** The newest version that a selector means, undefined when there is none. */
export function findSelected(database: Database, selector: Selector): { readonly number: string } | undefined {
  const pacticipant = database.one<{ id: number }>(
    'select id from pacticipant where name = ?',
    selector.pacticipant ?? '',
  );
  return pacticipant && findVersions(database, pacticipant.id, selector).at(-1);
}
