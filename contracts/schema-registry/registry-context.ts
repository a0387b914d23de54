import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../broker/database/index.ts';
import { tables } from './tables.ts';

export interface RegistryContext {
  readonly database: Database;
}

/** @param dir - made when it is missing; `:memory:` keeps nothing */
export function openRegistryDatabase(dir: string): Database {
  if (dir === ':memory:') return new Database(':memory:', tables);
  mkdirSync(dir, { recursive: true });
  return new Database(join(dir, 'schema-registry.sqlite'), tables);
}
