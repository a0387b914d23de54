import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { dropUnused } from '../schemas/index.ts';
import { forgetSettings, requireWritable } from '../settings/index.ts';
import { referencedBy, referencedFromElsewhere } from './referenced-by.ts';
import { requireSubject, requireVersion } from './require.ts';
import { versionOf, versionsOf } from './versions.ts';

/** First softly: the ids still decode. Then, `permanent`, for good. @returns the versions that went */
export function deleteSubject(context: RegistryContext, subject: string, permanent: boolean): readonly number[] {
  return context.database.transaction(() => {
    requireWritable(context, subject);
    requireSubject(context, subject, { deleted: true });
    const live = versionsOf(context, subject, { deleted: false });
    if (!permanent && live.length === 0) throw errors.subjectDeleted(subject);
    const going = permanent ? versionsOf(context, subject, { deleted: true }) : live;
    for (const { version } of going) {
      if (referencedFromElsewhere(context, subject, version, { deleted: permanent })) {
        throw errors.referenced(subject, version);
      }
    }
    if (permanent && live.length > 0) throw errors.subjectNotDeleted(subject);
    if (permanent) {
      context.database.run('delete from subject_version where subject = ?', subject);
      forget(context, subject);
    } else {
      context.database.run('update subject_version set deleted = 1 where subject = ?', subject);
    }
    return going.map(({ version }) => version);
  });
}

/** @returns the version that went: `latest` by its number */
export function deleteVersion(
  context: RegistryContext,
  subject: string,
  wanted: number | 'latest',
  permanent: boolean,
): number {
  return context.database.transaction(() => {
    requireSubject(context, subject, { deleted: true });
    const { version, deleted } =
      permanent || wanted === 'latest'
        ? requireVersion(context, subject, wanted, { deleted: permanent })
        : requireVersion(context, subject, wanted, { deleted: true });
    if (deleted && !permanent) throw errors.versionDeleted(subject, version);
    requireWritable(context, subject);
    if (referencedBy(context, subject, version, { deleted: permanent }).length > 0) {
      throw errors.referenced(subject, version);
    }
    if (!permanent) {
      context.database.run(
        'update subject_version set deleted = 1 where subject = ? and version = ?',
        subject,
        version,
      );
      return version;
    }
    if (!deleted) throw errors.versionNotDeleted(subject, version);
    context.database.run('delete from subject_version where subject = ? and version = ?', subject, version);
    forget(context, subject);
    return version;
  });
}

function forget(context: RegistryContext, subject: string): void {
  dropUnused(context);
  if (!versionOf(context, subject, 'latest', { deleted: true })) forgetSettings(context, subject);
}
