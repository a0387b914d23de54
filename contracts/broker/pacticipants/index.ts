/** Applications and their versions, branches, tags and labels. */
export { addToBranch, type Branch, type BranchOfVersion, branchesOf, findBranch } from './branch.ts';
export { listBranches } from './branch-list.ts';
export { displayNameOf } from './display-name.ts';
export { type Label, labelsOf } from './label.ts';
export {
  findOrCreatePacticipant,
  findPacticipant,
  listPacticipants,
  type Pacticipant,
  pacticipantColumns,
  requirePacticipant,
} from './pacticipant.ts';
export { versionReference } from './pacticipant-resource.ts';
export { pacticipantsRoutes } from './routes.ts';
export { addTag, removeTag, type Tag, tagsOf } from './tag.ts';
export { timestamps } from './timestamps.ts';
export {
  findOrCreateVersion,
  findVersion,
  requireVersion,
  type Version,
  versionById,
  versionColumns,
} from './version.ts';
export { findLatestVersion, listVersions } from './version-list.ts';
export { versionListResource } from './version-list-resource.ts';
export type { Whereabouts } from './whereabouts.ts';
