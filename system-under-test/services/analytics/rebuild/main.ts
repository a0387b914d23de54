import { openKafka } from '../../../platform/kafka/index.ts';
import { openPostgres } from '../../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../../platform/service/index.ts';
import { rebuildFacts } from './rebuild-facts.ts';

/** A service that does one thing and ends; it may run beside the one it works for. */
const service = await startService({
  name: 'analytics-rebuild',
  environment: { DATABASE_URL: urlVariable, KAFKA_BROKERS: brokersVariable },
});
const { DATABASE_URL, KAFKA_BROKERS } = service.environment;

const database = openPostgres(service, DATABASE_URL);
const events = await rebuildFacts(database, openKafka(service, KAFKA_BROKERS).reader, service.shutdown.signal);
service.log.info({ events }, 'the facts are recorded anew');
await service.shutdown.run();
process.exit(0);
