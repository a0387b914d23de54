/** The driver `external`: a system that somebody else runs, such as production or a staging environment. */
export { type ExternalDriver, external } from './external.ts';
