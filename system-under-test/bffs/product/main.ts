import { productChanged, topics } from '../../events/index.ts';
import { watchEvents } from '../../platform/messaging/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { openOptionalKafka } from '../shared/kafka/index.ts';
import { cacheCatalogue, catalogueRoutes, createCatalogue } from './catalogue/index.ts';
import { createEdges } from './edges.ts';

const service = await startService({
  name: 'product-bff',
  environment: { PRODUCT_URL: urlVariable, INVENTORY_URL: urlVariable, KAFKA_BROKERS: brokersVariable },
});
const { environment, log } = service;

const { product, inventory } = createEdges(environment, log);
const catalogue = cacheCatalogue(createCatalogue(product));
watchEvents(service, {
  broker: openOptionalKafka(service, environment.KAFKA_BROKERS),
  topic: topics.catalogue,
  definitions: [productChanged],
  onEvent: catalogue.forget,
});

service.serve(catalogueRoutes({ catalogue, inventory, log }));
