import type { Database } from '../../../platform/postgres/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { createPostgresReadModel } from './postgres/index.ts';
import type { ReadModel } from './read-model.ts';

/** Opens the read model at `url`: a `mongodb://` one, or, without one, that in the service's own Postgres. */
export async function openReadModel(service: Service, database: Database, url: string | undefined): Promise<ReadModel> {
  if (url === undefined) return createPostgresReadModel(database);
  // Only who uses it pays for the driver, in memory and at start.
  const { openMongoReadModel } = await import('./mongodb/index.ts');
  return openMongoReadModel(service, database, url);
}
