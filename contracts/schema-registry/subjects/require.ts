import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { type SubjectVersion, type Visibility, versionOf } from './versions.ts';

/** @throws RegistryError 40401 */
export function requireSubject(context: RegistryContext, subject: string, visibility: Visibility): void {
  if (!versionOf(context, subject, 'latest', visibility)) throw errors.subjectNotFound(subject);
}

/** @throws RegistryError 40401 or 40402 */
export function requireVersion(
  context: RegistryContext,
  subject: string,
  version: number | 'latest',
  visibility: Visibility,
): SubjectVersion {
  const found = versionOf(context, subject, version, visibility);
  if (found) return found;
  requireSubject(context, subject, visibility);
  throw errors.versionNotFound(version === 'latest' ? -1 : version);
}
