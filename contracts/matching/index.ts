/** Whether an answer or an event is what a pact expects: Pact's matching rules (specifications 2 to 4) without a verifier's process. */
export { type Expectation, type ExpectedAnswer, type ExpectedMessage, expectationsOf } from './expectation.ts';
export { type Answer, matchAnswer } from './match-answer.ts';
export { type Message, matchMessage } from './match-message.ts';
export type { Mismatch } from './mismatch.ts';
export { UnsupportedError } from './unsupported-error.ts';
