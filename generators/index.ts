/** Tests from traffic: journeys are recorded, what must hold is inferred, and vitest files are written and run. */
import type { recordTopics } from './capture/topic-recorder.ts';
import type { Generated, generate } from './generate.ts';

export type { TopicRecorder } from './capture/topic-recorder.ts';
export type { GeneratorsOptions } from './options.ts';
export { generatorsSuite } from './suite.ts';
export type { Generated };

/** Records journeys and writes their tests; see {@link generate}. Loaded when asked for: configs import this room, too. */
export const generateTests: typeof generate = async (...given) => (await import('./generate.ts')).generate(...given);

/** Listens to the topics of a running system. */
export const listenToTopics: typeof recordTopics = async (...given) =>
  (await import('./capture/topic-recorder.ts')).recordTopics(...given);
