/** The facts, recorded anew from the first event on while the service runs: `node …/analytics/rebuild/main.ts`. */
export { rebuildFacts } from './rebuild-facts.ts';
