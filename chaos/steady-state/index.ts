/** Probes with tolerances: what must hold of the running system, judged by counts rather than by single events. */
export { type AnswersWithinOptions, answersWithin } from './answers-within.ts';
export { type FigureOptions, figure } from './figure.ts';
export { isReady } from './is-ready.ts';
export type { Probe, ProbeContext, Reading } from './probe.ts';
export { allHold, readProbes, saying } from './read-probes.ts';
export { seen } from './seen.ts';
export { type SucceedsOptions, succeeds } from './succeeds.ts';
export { whereItBroke } from './where-it-broke.ts';
