/** Where the broker keeps what it knows: one SQLite file. */
export { Database, DatabaseVersionError, type Layout, type Value } from './database.ts';
