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

/** Mutual TLS between the services; `SHOP_MTLS=off` turns it off. */
const encrypted = process.env.SHOP_MTLS !== 'off';
const identity = { MESH_AUTHORITY: '.shakedown/authority' };
/** A service that others call by its encrypted port, and who they are. */
const called = (folder: string, ...callers: readonly string[]) => ({
  ...service(folder),
  ...(encrypted && {
    listens: { http: { env: 'PORT' }, mesh: { env: 'MESH_PORT', scheme: 'https' } },
    env: { ...env, ...identity, MESH_CALLERS: callers.join(',') },
  }),
});
/** A service that calls others, and is called by the gateway alone. */
const calling = (folder: string) => ({ ...service(folder), ...(encrypted && { env: { ...env, ...identity } }) });
/** The way to a service's encrypted port. */
const mesh = (variable: string) => (encrypted ? { env: variable, port: 'mesh' } : variable);
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
      ...calling('bffs/user'),
      uses: {
        product: mesh('PRODUCT_URL'),
        order: mesh('ORDER_URL'),
        user: mesh('USER_URL'),
        notification: mesh('NOTIFICATION_URL'),
        auth: mesh('AUTH_URL'),
      },
    },
    'product-bff': {
      ...calling('bffs/product'),
      ...events('product-bff'),
      uses: { product: mesh('PRODUCT_URL'), inventory: mesh('INVENTORY_URL'), ...kafkaAt },
    },
    'admin-bff': {
      ...calling('bffs/admin'),
      uses: {
        order: mesh('ORDER_URL'),
        inventory: mesh('INVENTORY_URL'),
        payment: mesh('PAYMENT_URL'),
        product: mesh('PRODUCT_URL'),
        analytics: mesh('ANALYTICS_URL'),
        auth: mesh('AUTH_URL'),
        ...kafkaAt,
      },
    },
    auth: {
      ...called('services/auth', 'user-bff', 'admin-bff'),
      ...events('auth'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    user: {
      ...called('services/user', 'user-bff'),
      ...events('user'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    product: {
      ...called('services/product', 'user-bff', 'product-bff', 'admin-bff'),
      ...events('product'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    order: {
      ...called('services/order', 'user-bff', 'admin-bff'),
      ...events('order'),
      uses: { payment: mesh('PAYMENT_URL'), ...postgresAt, ...kafkaAt },
    },
    inventory: {
      ...called('services/inventory', 'product-bff', 'admin-bff'),
      ...events('inventory'),
      uses: { ...postgresAt, ...kafkaAt },
    },
    payment: { ...called('services/payment', 'order', 'admin-bff'), uses: { psp: 'PSP_URL', ...postgresAt } },
    notification: {
      ...called('services/notification', 'user-bff'),
      ...events('notification'),
      uses: { mail: { env: 'SMTP_URL', port: 'smtp' }, sms: 'SMS_URL', push: 'PUSH_URL', ...postgresAt, ...kafkaAt },
    },
    analytics: {
      ...called('services/analytics', 'admin-bff'),
      ...events('analytics'),
      uses: { ...postgresAt, ...kafkaAt },
    },
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
  generators: {
    journeys: [journey('browse-and-buy'), journey('keep-addresses')],
    baseline: 'generators/shop/generated',
  },
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
      'fair-limit',
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
