import type { Database } from '../database/index.ts';
import type { Pacticipant } from '../pacticipants/index.ts';
import { findSelected } from './find-selected.ts';
import { mergeSameContent, type SelectedPact } from './selected-pact.ts';
import type { Selector } from './selector.ts';

/** The pacts that a provider asked for; without selectors, those that upstream holds for what it wants. */
export function selectPactsFor(
  database: Database,
  provider: Pick<Pacticipant, 'id'>,
  selectors: readonly Selector[],
): SelectedPact[] {
  const asked = selectors.length > 0 ? selectors : defaultSelectors(database, provider.id);
  return mergeSameContent(asked.flatMap((selector) => findSelected(database, provider.id, selector)));
}

/**
 * Of each consumer the head of its main branch, else the latest that is tagged with the main branch's name, else the latest of all;
 * and what is deployed, and what is released and supported.
 */
function defaultSelectors(database: Database, providerId: number): Selector[] {
  const consumers = database.all<{ readonly name: string; readonly onBranch: number; readonly tag: string | null }>(
    `select name,
       exists (select 1 from branch join branch_version on branch_id = branch.id
               where branch.pacticipant_id = consumer.id and branch.name = main_branch) as onBranch,
       (select tag.name from tag where tag.pacticipant_id = consumer.id and tag.name = main_branch limit 1) as tag
     from integration join pacticipant as consumer on consumer.id = consumer_id
     where provider_id = ? order by lower(consumer.name)`,
    providerId,
  );
  return [
    ...consumers.map(({ name, onBranch, tag }): Selector => {
      if (onBranch === 1) return { mainBranch: true, latest: true, consumer: name };
      return tag === null ? { latest: true, consumer: name } : { tag, latest: true, consumer: name };
    }),
    { deployed: true },
    { released: true },
  ];
}
