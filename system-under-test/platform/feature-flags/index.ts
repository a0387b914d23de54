/** Decisions that change while the shop runs: OpenFeature over a flagd definition file, evaluated in the process. */
export { type FlagContext, type Flags, noFlags } from './flags.ts';
export { openFlags } from './open-flags.ts';
