/** Applications and their versions, branches, tags and labels. */
export { addToBranch, type Branch, type BranchOfVersion, branchesOf, findBranch } from './branch.ts';
export {
  findOrCreatePacticipant,
  findPacticipant,
  type Pacticipant,
  pacticipantColumns,
  requirePacticipant,
} from './pacticipant.ts';
export { addTag, removeTag, type Tag, tagsOf } from './tag.ts';
export {
  findOrCreateVersion,
  findVersion,
  requireVersion,
  type Version,
  versionById,
  versionColumns,
} from './version.ts';
