/** Decisions that change while the shop runs: OpenFeature over a flagd definition file, evaluated in the process. */
export { type Flags, openFlags } from './open-flags.ts';
