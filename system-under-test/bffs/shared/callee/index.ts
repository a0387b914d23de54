/** What a BFF does with the answers of the services behind it. */
export { readAnswer } from './read-answer.ts';
