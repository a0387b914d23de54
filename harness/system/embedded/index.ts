/** The driver `embedded`: a system as processes of this machine, with a Toxiproxy on every edge. */
export { startEmbedded } from './start-embedded.ts';
