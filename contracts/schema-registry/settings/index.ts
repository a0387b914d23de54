/** What a subject, or all of them, are held to: compatibility, normalization, mode. */
export { levelOf, modeOf, normalizes, requireReadWrite, requireWritable } from './in-force.ts';
export { changeSettings, everywhere, forgetSettings, type Mode, modes, type Settings, settingsOf } from './settings.ts';
