import { type CompatibilityLevel, defaultLevel } from '../compatibility/level.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { everywhere, type Mode, settingsOf } from './settings.ts';

/** The subject's own, else that of all, else upstream's default. */
export const levelOf = (context: RegistryContext, subject: string): CompatibilityLevel =>
  settingsOf(context, subject).compatibility ?? settingsOf(context, everywhere).compatibility ?? defaultLevel;

export const normalizes = (context: RegistryContext, subject: string): boolean =>
  settingsOf(context, subject).normalize ?? settingsOf(context, everywhere).normalize ?? false;

/** READONLY_OVERRIDE of all subjects goes before what a subject says. */
export function modeOf(context: RegistryContext, subject: string): Mode {
  const ofAll = settingsOf(context, everywhere).mode;
  if (ofAll === 'READONLY_OVERRIDE') return ofAll;
  return settingsOf(context, subject).mode ?? ofAll ?? 'READWRITE';
}

/** @throws RegistryError 42205 where nothing may change */
export function requireWritable(context: RegistryContext, subject: string): void {
  if (modeOf(context, subject).startsWith('READONLY')) {
    throw errors.notPermitted(`Subject ${subject} in context . is in read-only mode`);
  }
}

/** @throws RegistryError 42205 where schemas are read, or imported with their ids, alone */
export function requireReadWrite(context: RegistryContext, subject: string): void {
  requireWritable(context, subject);
  if (modeOf(context, subject) !== 'READWRITE') {
    throw errors.notPermitted(`Subject ${subject} in context . is not in read-write mode`);
  }
}
