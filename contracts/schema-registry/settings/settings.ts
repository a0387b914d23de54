import type { CompatibilityLevel } from '../compatibility/level.ts';
import type { RegistryContext } from '../registry-context.ts';

export const modes = ['READWRITE', 'READONLY', 'READONLY_OVERRIDE', 'IMPORT'] as const;
export type Mode = (typeof modes)[number];

/** What is said of one subject, or of all ({@link everywhere}); undefined where nothing is. */
export interface Settings {
  readonly compatibility: CompatibilityLevel | undefined;
  readonly normalize: boolean | undefined;
  readonly mode: Mode | undefined;
}

/** Where the settings of all subjects are kept that have none of their own. */
export const everywhere = '';

interface Row {
  readonly compatibility: CompatibilityLevel | null;
  readonly normalize: number | null;
  readonly mode: Mode | null;
}

export function settingsOf({ database }: RegistryContext, subject: string): Settings {
  const row = database.one<Row>('select compatibility, normalize, mode from setting where subject = ?', subject);
  return {
    compatibility: row?.compatibility ?? undefined,
    normalize: row?.normalize == null ? undefined : row.normalize === 1,
    mode: row?.mode ?? undefined,
  };
}

export function changeSettings(context: RegistryContext, subject: string, changed: Partial<Settings>): void {
  const { compatibility, normalize, mode } = { ...settingsOf(context, subject), ...changed };
  context.database.run(
    'insert or replace into setting (subject, compatibility, normalize, mode) values (?, ?, ?, ?)',
    subject,
    compatibility ?? null,
    normalize === undefined ? null : Number(normalize),
    mode ?? null,
  );
}

export const forgetSettings = ({ database }: RegistryContext, subject: string): void =>
  void database.run('delete from setting where subject = ?', subject);
