import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { startService, urlVariable } from '../../platform/service/index.ts';
import { ProductStore, productRoutes, seedCatalogue } from './index.ts';

const service = await startService({ name: 'product', environment: { DATABASE_URL: urlVariable } });
const database = openPostgres(service, service.environment.DATABASE_URL);
await migrate(service, database, new URL('schema.sql', import.meta.url));
await seedCatalogue(database);
service.serve(productRoutes(new ProductStore(database)));
