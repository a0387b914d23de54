/** Tests from traffic: journeys are recorded, what must hold is inferred, and vitest files are written and run. */
import type { Generated, generate } from './generate.ts';

export type { GeneratorsOptions } from './options.ts';
export { generatorsSuite } from './suite.ts';
export type { Generated };

/** Records journeys and writes their tests; see {@link generate}. Loaded when asked for: configs import this room, too. */
export const generateTests: typeof generate = async (...given) => (await import('./generate.ts')).generate(...given);
