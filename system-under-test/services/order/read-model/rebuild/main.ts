import { openPostgres } from '../../../../platform/postgres/index.ts';
import { startService, urlVariable } from '../../../../platform/service/index.ts';
import { openReadModel } from '../open-read-model.ts';
import { rebuildOrderViews } from './rebuild-order-views.ts';

/** A service that does one thing and ends; it may run beside those it works for. `PORT=0` will do. */
const service = await startService({
  name: 'order-rebuild',
  environment: { DATABASE_URL: urlVariable, READ_MODEL_URL: urlVariable.optional() },
});
const { DATABASE_URL, READ_MODEL_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
const readModel = await openReadModel(service, database, READ_MODEL_URL);
const worked = await rebuildOrderViews(database, readModel, service.shutdown.signal).then(
  (position) => {
    service.log.info({ position }, 'the order views are rebuilt');
    return true;
  },
  (error) => {
    service.log.error({ error }, 'the order views are as they were');
    return false;
  },
);
await service.shutdown.run();
process.exit(worked ? 0 : 1);
