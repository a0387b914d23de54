import { createReadiness } from '../../../platform/health/index.ts';
import { type Broker, openKafka } from '../../../platform/kafka/index.ts';
import type { Service } from '../../../platform/service/index.ts';

/** Opens the way to Kafka like `openKafka`, but the service is ready without it: most of what it answers needs no events. */
export function openOptionalKafka(service: Service, brokers: string[]): Broker {
  return openKafka({ ...service, readiness: createReadiness() }, brokers);
}
