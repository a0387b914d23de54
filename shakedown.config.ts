import { defineConfig, defineSystem, kafka, postgres } from 'shakedown';
import { scenarios } from './chaos/shop/scenarios.ts';
import { shopContracts } from './contracts/shop/index.ts';
import { ordersAtOnce } from './load/shop/orders-at-once.ts';
import { storefront } from './load/shop/storefront.ts';
import { visitorsAtOnce } from './load/shop/visitors-at-once.ts';
import { afterEach } from './synthetic/shop/after-each.ts';
import { atRest } from './synthetic/shop/at-rest.ts';
import { invariants } from './synthetic/shop/invariants/index.ts';
import { secrets } from './synthetic/shop/secrets.ts';
import { topicMap } from './system-under-test/events/index.ts';

/** Half of V8's usual room for young objects: a service that serves a few requests at a time needs no more. */
const env = { NODE_OPTIONS: '--max-semi-space-size=2' };
const service = (folder: string) => ({
  command: ['node', `system-under-test/${folder}/main.ts`],
  ready: '/health/ready',
  env,
});
const outside = (folder: string) => ({ ...service(`virtual/${folder}`), role: 'outside' as const });
const postgresAt = { postgres: 'DATABASE_URL' };
const kafkaAt = { kafka: 'KAFKA_BROKERS' };

/** Every reader with a database has topics of its own for what it tries again and for what it gave up. */
const topics = Object.fromEntries(
  Object.entries(topicMap).flatMap(([topic, { subscribedBy }]) => [
    [topic, { partitions: 3 }],
    ...subscribedBy
      .filter((group) => !group.endsWith('-bff'))
      .flatMap((group) => [
        [`${topic}.${group}.retry`, {}],
        [`${topic}.${group}.dead-letter`, {}],
      ]),
  ]),
);
/** What a service tells and what it listens to, as the events themselves have it. */
const events = (name: string) => ({
  publishes: Object.entries(topicMap).flatMap(([topic, { publishedBy }]) => (publishedBy === name ? [topic] : [])),
  subscribes: Object.entries(topicMap).flatMap(([topic, { subscribedBy }]) =>
    subscribedBy.includes(name) ? [topic] : [],
  ),
});

/** The reference shop: who there is, and who calls whom. */
const shop = defineSystem({
  name: 'shop',
  entry: { storefront: { to: 'gateway', port: 8000 } },
  services: {
    gateway: {
      ...service('gateway'),
      uses: {
        auth: 'AUTH_URL',
        'user-bff': 'USER_BFF_URL',
        'product-bff': 'PRODUCT_BFF_URL',
        'admin-bff': 'ADMIN_BFF_URL',
      },
    },
    'user-bff': {
      ...service('bffs/user'),
      uses: {
        product: 'PRODUCT_URL',
        order: 'ORDER_URL',
        user: 'USER_URL',
        notification: 'NOTIFICATION_URL',
        auth: 'AUTH_URL',
      },
    },
    'product-bff': {
      ...service('bffs/product'),
      ...events('product-bff'),
      uses: { product: 'PRODUCT_URL', inventory: 'INVENTORY_URL', ...kafkaAt },
    },
    'admin-bff': {
      ...service('bffs/admin'),
      uses: {
        order: 'ORDER_URL',
        inventory: 'INVENTORY_URL',
        payment: 'PAYMENT_URL',
        product: 'PRODUCT_URL',
        analytics: 'ANALYTICS_URL',
        auth: 'AUTH_URL',
        ...kafkaAt,
      },
    },
    auth: {
      ...service('services/auth'),
      ...events('auth'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    user: {
      ...service('services/user'),
      ...events('user'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    product: { ...service('services/product'), ...events('product'), uses: { ...postgresAt, ...kafkaAt } },
    order: {
      ...service('services/order'),
      ...events('order'),
      uses: { payment: 'PAYMENT_URL', ...postgresAt, ...kafkaAt },
    },
    inventory: {
      ...service('services/inventory'),
      ...events('inventory'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    payment: { ...service('services/payment'), uses: { psp: 'PSP_URL', ...postgresAt } },
    notification: {
      ...service('services/notification'),
      ...events('notification'),
      uses: { mail: { env: 'SMTP_URL', port: 'smtp' }, sms: 'SMS_URL', push: 'PUSH_URL', ...postgresAt, ...kafkaAt },
    },
    analytics: { ...service('services/analytics'), ...events('analytics'), uses: { ...postgresAt, ...kafkaAt } },
    psp: { ...outside('payment-provider'), uses: { payment: 'WEBHOOK_URL' } },
    mail: {
      ...outside('mail'),
      listens: { http: { env: 'PORT' }, smtp: { env: 'SMTP_PORT', scheme: 'smtp' } },
    },
    sms: outside('sms'),
    push: outside('push'),
  },
  stores: { postgres: postgres(), kafka: kafka() },
  topics,
});

const journey = (name: string) => `synthetic/shop/${name}.ts`;

export default defineConfig({
  system: shop,
  contracts: shopContracts,
  generators: { journeys: [journey('browse-and-buy')], baseline: 'generators/shop/generated' },
  synthetic: {
    journeys: [
      'browse-and-buy',
      'declined-card',
      'order-once',
      'private-orders',
      'full-cart',
      'buy-in-the-browser',
      'search-keeps-up',
      'log-out',
      'keep-addresses',
      'refund',
      'change-a-price',
    ].map(journey),
    invariants,
    atRest,
    afterEach,
    secrets,
  },
  load: { profiles: [storefront], crowds: [ordersAtOnce, visitorsAtOnce], invariants, atRest },
  chaos: { scenarios, invariants, atRest },
  flaws: 'system-under-test/flaws',
});
