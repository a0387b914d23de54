/** The `shakedown.config.ts` of a system: its shape, and how it is found and loaded. */
export type { Config } from './config.ts';
export { type LoadedConfig, loadConfig } from './load-config.ts';
export { resolveShakedown } from './resolve-shakedown.ts';
