/** The driver `compose`: a system as containers that a compose file describes, with a Toxiproxy on every edge. */
export { type ComposeDriver, compose } from './compose.ts';
