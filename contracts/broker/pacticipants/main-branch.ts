import { type BrokerContext, timestamp } from '../context.ts';

/** Upstream: `main_branch_candidates`. */
const candidates = ['develop', 'main', 'master'];

/** The first branch (or tag) that has a main branch's name becomes it, as long as nobody named one. */
export function maybeMainBranch(context: BrokerContext, pacticipantId: number, branch: string): void {
  if (!candidates.includes(branch)) return;
  context.database.run(
    'update pacticipant set main_branch = ?, updated_at = ? where id = ? and main_branch is null',
    branch,
    timestamp(context),
    pacticipantId,
  );
}
