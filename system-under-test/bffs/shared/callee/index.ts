/** What a BFF does with the answers of the services behind it. */
export { fallback } from './fallback.ts';
export { readAnswer } from './read-answer.ts';
