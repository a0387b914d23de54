/** The read model in MongoDB: it follows the events, a moment behind them. */
export { createMongoOrderViews } from './mongo-order-views.ts';
export { openMongoReadModel } from './mongo-read-model.ts';
