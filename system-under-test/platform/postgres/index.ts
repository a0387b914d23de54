/** The service's own database: short, bounded queries on connections that are dropped when they misbehave. */
export { type Database, openPostgres, type PoolOptions, type Queryable, type Transaction } from './database.ts';
export { DatabaseUnavailable } from './database-unavailable.ts';
export { migrate } from './migrate.ts';
