/** Answers that the gateway makes itself, worded and formatted as Kong does. */
export { type Answer, exit, failure } from './answer.ts';
export { sendAnswer } from './send-answer.ts';
