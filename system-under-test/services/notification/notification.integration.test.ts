import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerChanged, customerErased, orderConfirmed, orderRefunded, topics } from '../../events/index.ts';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { consumeEvents, inboxSchema, type PublishableEvent } from '../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../platform/testing/index.ts';
import { createBehaviour } from '../../virtual/control/index.ts';
import { Mailbox, startSmtpServer } from '../../virtual/mail/index.ts';
import { PushInbox, pushRoutes } from '../../virtual/push/index.ts';
import { SmsInbox, smsRoutes } from '../../virtual/sms/index.ts';
import { customerEventHandlers } from './customer-events.ts';
import { partyEdge } from './edges.ts';
import { createMailChannel } from './mail/index.ts';
import { notificationRoutes } from './notification-routes.ts';
import { orderEventHandlers } from './order-events.ts';
import { type Channel, startOutgoingQueue } from './outgoing/index.ts';
import { preferenceRoutes } from './preferences/index.ts';
import { createPushChannel } from './push/index.ts';
import { createSmsChannel } from './sms/index.ts';

const mailbox = new Mailbox();
const mailServer = createBehaviour();
const smsInbox = new SmsInbox();
const pushInbox = new PushInbox();
/** What happens to a message on its way to a party, besides arriving. */
let onTheWay: (channel: string, arrive: () => Promise<void>) => Promise<void>;

let postgres: TestPostgres;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let parties: HttpServer;
let http: HttpServer;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let customer: { id: string; name: string; email: string };
let phone: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = createTestService('notification');
  database = openPostgres(service, await postgres.createDatabase('notification'));
  await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema);

  smtp = await startSmtpServer(mailbox, { port: 0, behaviour: mailServer });
  const listen = (name: string) => startHttpServer({ name, port: 0, log: service.log, readiness: createReadiness() });
  [parties, http] = await Promise.all([listen('parties'), listen('notification')]);
  parties.serve(smsRoutes(smsInbox, createBehaviour()), pushRoutes(pushInbox, createBehaviour()));
  http.serve(preferenceRoutes(database), notificationRoutes(database));
  const party = `http://127.0.0.1:${parties.port}`;
  const channels = [
    createMailChannel(`smtp://127.0.0.1:${smtp.port}`),
    createSmsChannel(partyEdge('sms', party, service.log)),
    createPushChannel(partyEdge('push', party, service.log)),
  ].map(
    (channel): Channel => ({
      name: channel.name,
      send: (message) => onTheWay(channel.name, () => channel.send(message)),
    }),
  );
  const queues = channels.map((channel) => startOutgoingQueue(service, database, channel));

  broker = createMemoryBroker();
  const wake = () => {
    for (const queue of queues) queue.wake();
  };
  consumeEvents(service, { broker, database, topic: topics.orders, handlers: orderEventHandlers(wake) });
  consumeEvents(service, { broker, database, topic: topics.customers, handlers: customerEventHandlers });
}, 60_000);
beforeEach(() => {
  onTheWay = (_, arrive) => arrive();
  const id = randomUUID();
  customer = { id, name: 'Ada', email: `${id}@example.test` };
  phone = `+49${randomInt(10 ** 10, 10 ** 11)}`;
});
afterAll(async () => {
  await service.shutdown.run();
  await http.stop();
  await parties.stop();
  await smtp.stop();
  await postgres.stop();
});

const tell = ({ topic, envelope }: PublishableEvent) =>
  broker.deliver({ topic, key: envelope.key, value: JSON.stringify(envelope), headers: {} });

function confirm(orderId: string = randomUUID()) {
  const lines = [{ productId: 'prod-001', name: 'Brass compass', quantity: 2, price: 1_250 }];
  return orderConfirmed.create(orderId, { orderId, customer, lines, discount: 0, total: 2_500, currency: 'EUR' });
}
const changed = (to: string | null) =>
  customerChanged.create(customer.id, {
    ...{ customerId: customer.id, name: customer.name, email: customer.email, phone: to },
  });

async function request(method: string, path: string, body?: object) {
  const response = await fetch(`http://127.0.0.1:${http.port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: body ? JSON.stringify(body) : null,
  });
  return { status: response.status, body: await response.json() };
}
const choose = (mail: boolean, sms: boolean, push: boolean) =>
  request('PUT', `/preferences/${customer.id}`, { mail, sms, push });

/** Waits until nothing is left to be sent to the customer, then shows what the parties have. */
async function delivered() {
  await until(async () => (await states()).every(({ state }) => state !== 'queued'));
  return { mail: mailsOf(), sms: textsOf(), push: pushesOf() };
}
const states = () =>
  database.query<{ channel: string; state: string; attempts: number }>(
    'select channel, state, attempts from outgoing_message where customer_id = $1 order by channel, template',
    [customer.id],
  );
const mailsOf = () => mailbox.find({ to: customer.email });
const pushesOf = () => pushInbox.find({ to: customer.id });
const textsOf = () => smsInbox.find({ to: phone });
async function confirmed(): Promise<string> {
  const orderId = randomUUID();
  await tell(confirm(orderId));
  return orderId;
}

test('a guest gets a mail, and nothing else', async () => {
  const orderId = await confirmed();
  expect(await delivered()).toMatchObject({
    mail: [{ orderId, template: 'order-confirmed', text: expect.stringContaining('€25.00'), duplicates: 0 }],
    sms: [],
    push: [],
  });
});

test('a customer gets one message on each channel chosen, however often and as whatever event it is told', async () => {
  await tell(changed(phone));
  await choose(true, true, true);
  const orderId = await confirmed();
  const again = confirm(orderId);
  await Promise.all([tell(again), tell(again)]);
  expect(await delivered()).toMatchObject({
    mail: [{ orderId, duplicates: 0 }],
    sms: [{ orderId, to: phone, duplicates: 0 }],
    push: [{ orderId, title: 'Your order is confirmed', duplicates: 0 }],
  });
});

test('a refund is told once, besides the confirmation', async () => {
  const orderId = await confirmed();
  await delivered();
  const refunded = orderRefunded.create(orderId, { orderId, customer, total: 2_500, currency: 'EUR' });
  await Promise.all([tell(refunded), tell(refunded)]);
  const { mail } = await delivered();
  expect(mail.map(({ template }) => template)).toEqual(['order-confirmed', 'order-refunded']);
  expect((await request('GET', `/notifications?orderId=${orderId}`)).body).toEqual(
    mail.map(({ template, to }) => ({ channel: 'mail', template, recipient: to, sentAt: expect.any(String) })),
  );
});

test('who wants text messages but has no phone gets a mail', async () => {
  await tell(changed(null));
  await choose(true, true, false);
  const orderId = await confirmed();
  expect(await delivered()).toMatchObject({ mail: [{ orderId }], sms: [], push: [] });
});

test('who wants no mail gets none, and it is written down why', async () => {
  await choose(false, false, false);
  const orderId = await confirmed();
  expect(await delivered()).toEqual({ mail: [], sms: [], push: [] });
  expect(await states()).toEqual([{ channel: 'mail', state: 'unwanted', attempts: 0 }]);
  expect((await request('GET', `/notifications?orderId=${orderId}`)).body).toEqual([]);
});

test('a channel that is away holds up no other, and delivers when it is back', async () => {
  const { promise: back, resolve } = Promise.withResolvers<void>();
  let away = true;
  onTheWay = async (channel, arrive) => {
    if (channel === 'mail' && away) {
      resolve();
      throw new Error('connection refused');
    }
    return arrive();
  };
  await tell(changed(phone));
  await choose(true, true, true);
  const orderId = await confirmed();
  await until(() => textsOf().length === 1 && pushesOf().length === 1);
  await back;
  expect(mailsOf()).toEqual([]);
  away = false;
  expect(await delivered()).toMatchObject({ mail: [{ orderId, duplicates: 0 }], sms: [{}], push: [{}] });
});

test('a message whose acceptance was not noticed is sent again under its id, which the party knows', async () => {
  const lost = new Set<string>();
  onTheWay = async (channel, arrive) => {
    await arrive();
    if (lost.has(channel)) return;
    lost.add(channel);
    throw new Error('the answer was lost');
  };
  await tell(changed(phone));
  await choose(true, true, true);
  const orderId = await confirmed();
  expect(await delivered()).toMatchObject({
    mail: [{ orderId, duplicates: 1 }],
    sms: [{ orderId, duplicates: 1 }],
    push: [{ orderId, duplicates: 1 }],
  });
});

test('a message that its party refuses for good is not sent again', async () => {
  await tell(changed('not a phone number'));
  await choose(true, true, false);
  mailServer.set({ refuse: { requests: 1 } });
  await confirmed();
  expect(await delivered()).toMatchObject({ mail: [], sms: [] });
  expect(await states()).toEqual([
    { channel: 'mail', state: 'refused', attempts: 1 },
    { channel: 'sms', state: 'refused', attempts: 1 },
  ]);
});

test('of an older and a newer phone the newer one counts, in whichever order they come', async () => {
  const older = changed('+4915111111111');
  const newer = changed(phone);
  await tell({ ...newer, envelope: { ...newer.envelope, at: new Date(Date.now() + 1_000).toISOString() } });
  await tell(older);
  await choose(false, true, false);
  await confirmed();
  expect(await delivered()).toMatchObject({ sms: [{ to: phone }] });
});

test('of an erased customer nothing stays, what is under way is delivered first, and nothing more is told', async () => {
  const early = changed(phone);
  await tell(early);
  await choose(true, false, true);
  await confirmed();
  await delivered();

  let away = true;
  onTheWay = (channel, arrive) => (channel === 'mail' && away ? Promise.reject(new Error('away')) : arrive());
  await confirmed();
  await until(() => pushesOf().length === 2);
  await tell(customerErased.create(customer.id, { customerId: customer.id }));
  const late = new Date(Date.now() + 60_000).toISOString();
  await tell({ ...early, envelope: { ...early.envelope, id: randomUUID(), at: late } });
  await confirmed();
  away = false;
  const { mail, push } = await delivered();
  expect(mail).toHaveLength(2);
  expect(push).toHaveLength(2);

  const kept = await database.query<{ kept: string }>(
    `select concat_ws(' ', recipient, title, text) as kept from outgoing_message where customer_id = $1
     union all select phone from contact where customer_id = $1 and phone is not null
     union all select 'a preference' from preference where customer_id = $1`,
    [customer.id],
  );
  expect(kept.filter(({ kept: text }) => text !== '')).toEqual([]);
  expect(await choose(true, true, true)).toMatchObject({ status: 410, body: { error: { code: 'erased' } } });
});

test('preferences are as chosen, and mail alone for who chose nothing', async () => {
  expect((await request('GET', `/preferences/${customer.id}`)).body).toEqual({ mail: true, sms: false, push: false });
  const chosen = { mail: false, sms: true, push: true };
  expect(await request('PUT', `/preferences/${customer.id}`, chosen)).toEqual({ status: 200, body: chosen });
  expect((await request('GET', `/preferences/${customer.id}`)).body).toEqual(chosen);
});

test.each([
  [{ mail: true, sms: true }, 'push'],
  [{ mail: 'yes', sms: true, push: true }, 'mail'],
  [{ mail: true, sms: true, push: true, fax: true }, 'fax'],
])('refuses preferences such as %o', async (input, path) => {
  expect(await request('PUT', `/preferences/${customer.id}`, input)).toMatchObject({
    status: 400,
    body: { error: { code: 'validation', path } },
  });
});
