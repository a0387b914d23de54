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

/** The reference shop: who there is, and who calls whom. */
const shop = defineSystem({
  name: 'shop',
  entry: { storefront: { to: 'gateway', port: 8000 } },
  services: {
    gateway: {
      command: ['node', 'system-under-test/gateway/main.ts'],
      ready: '/health/ready',
      uses: { 'user-bff': 'USER_BFF_URL' },
    },
    'user-bff': {
      command: ['node', 'system-under-test/bffs/user/main.ts'],
      ready: '/health/ready',
      uses: { product: 'PRODUCT_URL', order: 'ORDER_URL' },
    },
    product: {
      command: ['node', 'system-under-test/services/product/main.ts'],
      ready: '/health/ready',
      uses: { postgres: 'DATABASE_URL' },
    },
    order: {
      command: ['node', 'system-under-test/services/order/main.ts'],
      ready: '/health/ready',
      uses: { payment: 'PAYMENT_URL', postgres: 'DATABASE_URL', kafka: 'KAFKA_BROKERS' },
      publishes: ['orders'],
      subscribes: ['stock'],
    },
    inventory: {
      command: ['node', 'system-under-test/services/inventory/main.ts'],
      ready: '/health/ready',
      uses: { postgres: 'DATABASE_URL', kafka: 'KAFKA_BROKERS' },
      publishes: ['stock'],
      subscribes: ['orders'],
    },
    payment: {
      command: ['node', 'system-under-test/services/payment/main.ts'],
      ready: '/health/ready',
      uses: { psp: 'PSP_URL', postgres: 'DATABASE_URL' },
    },
    notification: {
      command: ['node', 'system-under-test/services/notification/main.ts'],
      ready: '/health/ready',
      uses: { mail: { env: 'SMTP_URL', port: 'smtp' }, postgres: 'DATABASE_URL', kafka: 'KAFKA_BROKERS' },
      subscribes: ['orders'],
    },
    psp: {
      role: 'outside',
      command: ['node', 'system-under-test/virtual/payment-provider/main.ts'],
      ready: '/health/ready',
    },
    mail: {
      role: 'outside',
      command: ['node', 'system-under-test/virtual/mail/main.ts'],
      listens: { http: { env: 'PORT' }, smtp: { env: 'SMTP_PORT', scheme: 'smtp' } },
      ready: '/health/ready',
    },
  },
  stores: { postgres: postgres(), kafka: kafka() },
  topics: {
    orders: { partitions: 3 },
    stock: { partitions: 3 },
    'orders.inventory.dead-letter': {},
    'orders.notification.dead-letter': {},
    'stock.order.dead-letter': {},
  },
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
