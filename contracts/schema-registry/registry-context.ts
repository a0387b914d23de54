import type { Database } from '../broker/database/index.ts';
import { openDatabase } from '../broker/open-database.ts';
import { tables } from './tables.ts';

export interface RegistryContext {
  readonly database: Database;
}

/**
 * @param dir - folder of `schema-registry.sqlite`, made when it is not there; undefined keeps everything in memory
 * @throws EnvironmentError SD_BROKER_DATA
 */
export const openRegistryDatabase = (dir: string | undefined): Database =>
  openDatabase(dir, 'schema-registry.sqlite', tables).database;
