/** What a `shakedown.config.ts`, a journey, a scenario or a flaw imports from `shakedown`. */
export * from './chaos/index.ts';
export { defineFlaw, type Flaw } from './ci/bench/flaw.ts';
export { type Config, defineConfig } from './ci/config/config.ts';
export * from './contracts/index.ts';
export * from './generators/index.ts';
export * from './harness/system/index.ts';
export * from './load/index.ts';
export * from './synthetic/index.ts';
