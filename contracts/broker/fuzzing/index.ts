/** Bad requests to every route of the broker, for its tests and its bench. */
export { type FuzzFailure, type FuzzReport, fuzz } from './fuzz.ts';
