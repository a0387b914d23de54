/** Subjects and the versions of schemas under them. */
export { deleteSubject, deleteVersion } from './delete.ts';
export { type Listed, listSubjects } from './list-subjects.ts';
export { lookUp } from './look-up.ts';
export { referencedBy } from './referenced-by.ts';
export { type Registration, register } from './register.ts';
export { requireSubject, requireVersion } from './require.ts';
export { type SubjectVersion, type Visibility, versionOf, versionsOf, versionsWithSchema } from './versions.ts';
