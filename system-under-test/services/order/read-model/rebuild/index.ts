/** The read model, built anew from the first event on while the service runs: `node …/read-model/rebuild/main.ts`. */
export { rebuildOrderViews } from './rebuild-order-views.ts';
