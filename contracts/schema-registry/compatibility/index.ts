/** The seven levels of compatibility, and what breaks them. */
export { type Break, type Candidate, incompatibilitiesAt, type Predecessor } from './incompatibilities-at.ts';
export { incompatibilitiesWith } from './incompatibilities-with.ts';
export { type CompatibilityLevel, defaultLevel, levelNamed, levels } from './level.ts';
