import { productChanged, topics } from '../../events/index.ts';
import { createCache, createMemoryStore } from '../../platform/caching/index.ts';
import { watchEvents } from '../../platform/messaging/index.ts';
import { answerWithin } from '../../platform/resilience/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { openOptionalKafka } from '../shared/kafka/index.ts';
import { cacheCatalogue, catalogueRoutes, createCatalogue } from './catalogue/index.ts';
import { createEdges } from './edges.ts';

/** Below what the gateway waits, so that whoever asks is told what went wrong. */
const ANSWER_WITHIN_MS = 8_000;

const service = await startService({
  name: 'product-bff',
  environment: { PRODUCT_URL: urlVariable, INVENTORY_URL: urlVariable, KAFKA_BROKERS: brokersVariable },
});
const { environment, log } = service;

const { product, inventory } = createEdges(environment, log);
// Strangers choose what they search for, so the answers have so much room and no more.
const cache = createCache({ store: createMemoryStore({ maxCharacters: 4_000_000 }) });
const catalogue = cacheCatalogue(createCatalogue(product), cache);
watchEvents(service, {
  broker: openOptionalKafka(service, environment.KAFKA_BROKERS),
  topic: topics.catalogue,
  definitions: [productChanged],
  onEvent: () => void catalogue.forget(),
});

service.serve(answerWithin(ANSWER_WITHIN_MS), catalogueRoutes({ catalogue, inventory }));
