import { expect, test } from 'vitest';
import { type ShakedownError, UsageError } from '../errors.ts';
import { defineSystem } from './define-system.ts';
import { kafka, postgres, type SystemDefinition } from './definition.ts';

const shop = {
  name: 'shop',
  entry: { web: { to: 'gateway', port: 8000 } },
  services: {
    gateway: { command: ['node', 'gateway.ts'], ready: '/health', uses: { order: 'ORDER_URL' } },
    order: {
      command: ['order', '--port', '{port}'],
      listens: { http: {} },
      uses: { mail: { env: 'SMTP_URL', port: 'smtp' }, db: 'DATABASE_URL', broker: 'BROKERS' },
      publishes: ['orders'],
    },
    mail: {
      role: 'outside',
      command: ['mail', '--smtp={smtp}'],
      listens: { http: { env: 'PORT' }, smtp: { scheme: 'smtp' } },
    },
    worker: { command: ['node', 'worker.ts'], listens: {}, uses: { broker: 'BROKERS' }, subscribes: ['orders'] },
  },
  stores: { db: postgres(), broker: kafka() },
  topics: { orders: { partitions: 3 } },
} satisfies SystemDefinition;

test('gives back a system in which everything fits', () => {
  expect(defineSystem(shop)).toBe(shop);
});

const { gateway, order, mail } = shop.services;
const withServices = (services: object): unknown => ({ ...shop, services: { ...shop.services, ...services } });

test.each<[what: string, definition: unknown, path: string, value: unknown]>([
  [
    'a callee that is not there',
    withServices({ gateway: { ...gateway, uses: { oder: 'U' } } }),
    'services.gateway.uses.oder',
    'oder',
  ],
  [
    'an unknown port of a callee',
    withServices({ gateway: { ...gateway, uses: { mail: { env: 'U', port: 'imap' } } } }),
    'services.gateway.uses.mail.port',
    'imap',
  ],
  [
    'a callee that listens nowhere',
    withServices({ gateway: { ...gateway, uses: { worker: 'U' } } }),
    'services.gateway.uses.worker.port',
    undefined,
  ],
  [
    'a named port of a store',
    withServices({ order: { ...order, uses: { db: { env: 'U', port: 'x' }, broker: 'B' } } }),
    'services.order.uses.db.port',
    'x',
  ],
  [
    'an unknown topic to publish to',
    withServices({ order: { ...order, publishes: ['order'] } }),
    'services.order.publishes.0',
    'order',
  ],
  [
    'an unknown topic to read',
    withServices({ order: { ...order, subscribes: ['orders', 'stock'] } }),
    'services.order.subscribes.1',
    'stock',
  ],
  [
    'a topic without a way to Kafka',
    withServices({ gateway: { ...gateway, subscribes: ['orders'] } }),
    'services.gateway.subscribes.0',
    'orders',
  ],
  [
    'an unknown placeholder',
    withServices({ mail: { ...mail, command: ['mail', '{smtp}', '{imap}'] } }),
    'services.mail.command.2',
    '{imap}',
  ],
  [
    'a port that nobody tells',
    withServices({ mail: { ...mail, command: ['mail'] } }),
    'services.mail.listens.smtp',
    { scheme: 'smtp' },
  ],
  [
    'one variable for two things',
    withServices({ gateway: { ...gateway, uses: { order: 'PORT' } } }),
    'services.gateway.uses.order',
    'PORT',
  ],
  [
    'a readiness path without a port',
    withServices({ worker: { ...shop.services.worker, ready: '/up' } }),
    'services.worker.ready',
    '/up',
  ],
  ['a service by the name of the client', withServices({ client: gateway }), 'services.client', 'client'],
  [
    'two edges with one proxy',
    withServices({
      'order-db': gateway,
      'gateway-order': { ...order, uses: { db: 'U' } },
      db2: gateway,
      gateway: { ...gateway, uses: { 'order-db': 'U' } },
    }),
    'services.gateway-order.uses.db',
    'gateway-order→db',
  ],
  ['a service and a store of one name', { ...shop, stores: { ...shop.stores, mail: kafka() } }, 'stores.mail', 'mail'],
  ['two stores of a kind', { ...shop, stores: { ...shop.stores, db2: postgres() } }, 'stores.db2', 'postgres'],
  ['an entry to nobody', { ...shop, entry: { web: { to: 'gatway' } } }, 'entry.web.to', 'gatway'],
  [
    'an entry to an unknown port',
    { ...shop, entry: { web: { to: 'gateway', listen: 'admin' } } },
    'entry.web.listen',
    'admin',
  ],
  [
    'entries that share an edge but not its port',
    { ...shop, entry: { web: { to: 'gateway', port: 1 }, app: { to: 'gateway', port: 2 } } },
    'entry.app',
    { port: 2 },
  ],
  [
    'entries on one port',
    { ...shop, entry: { web: { to: 'gateway', port: 1 }, app: { to: 'mail', port: 1 } } },
    'entry.app.port',
    1,
  ],
  ['no entry at all', { ...shop, entry: {} }, 'entry', {}],
  ['an unknown option', withServices({ mail: { ...mail, prot: 1 } }), 'services.mail.prot', 1],
  [
    'something that is not a variable',
    withServices({ gateway: { ...gateway, uses: { order: 'ORDER URL' } } }),
    'services.gateway.uses.order',
    'ORDER URL',
  ],
  ['a name that cannot be one of a file', withServices({ 'a/b': mail }), 'services.a/b', mail],
])('refuses %s', (_what, definition, path, value) => {
  const error = errorOf(() => defineSystem(definition as SystemDefinition));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.code).toBe('SD_CONFIG_INVALID');
  expect(error.details.problems).toContainEqual(expect.objectContaining({ path, value }));
  expect(error.message).toContain(path);
});

test('lists everything that is wrong at once', () => {
  const error = errorOf(() => defineSystem({ ...shop, entry: { web: { to: 'nobody' } }, topics: {} }));
  expect(error.details.problems).toHaveLength(3);
});

function errorOf(act: () => unknown): ShakedownError {
  try {
    act();
  } catch (error) {
    return error as ShakedownError;
  }
  throw new Error('nothing was refused');
}
