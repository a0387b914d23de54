import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { type Behaviour, createBehaviour } from '../control/index.ts';
import { Mailbox, mailRoutes, startSmtpServer } from './index.ts';

let http: HttpServer;
let behaviour: Behaviour;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;

beforeEach(async () => {
  const mailbox = new Mailbox();
  behaviour = createBehaviour();
  smtp = await startSmtpServer(mailbox, { port: 0, behaviour });
  http = await startHttpServer({ name: 'mail', port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  http.serve(mailRoutes(mailbox));
});

afterEach(async () => {
  await smtp.stop();
  await http.stop();
});

async function deliver(mail: { to: string; messageId?: string; headers?: Record<string, string> }): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true });
  await transport.sendMail({
    from: 'shop@example.com',
    subject: 'Your order – confirmed',
    text: 'Thank you, Zoë.',
    ...mail,
  });
  transport.close();
}

async function messages(query = ''): Promise<object[]> {
  const response = await fetch(`http://127.0.0.1:${http.port}/messages${query}`, { headers: { connection: 'close' } });
  return (await response.json()) as object[];
}

test('shows what was delivered over SMTP', async () => {
  await deliver({
    to: 'zoe@example.com',
    messageId: '<1@shop>',
    headers: { 'X-Order-Id': 'order-1', 'X-Template': 'order-confirmed', 'X-Synthetic': 'true' },
  });
  expect(await messages()).toEqual([
    {
      messageId: '<1@shop>',
      to: 'zoe@example.com',
      subject: 'Your order – confirmed',
      orderId: 'order-1',
      template: 'order-confirmed',
      text: expect.stringContaining('Thank you, Zoë.'),
      synthetic: true,
      duplicates: 0,
    },
  ]);
});

test('drops a Message-ID that came before, but counts it', async () => {
  await deliver({ to: 'zoe@example.com', messageId: '<1@shop>' });
  await deliver({ to: 'zoe@example.com', messageId: '<1@shop>' });
  await deliver({ to: 'zoe@example.com', messageId: '<2@shop>' });
  expect(await messages()).toMatchObject([
    { messageId: '<1@shop>', duplicates: 1 },
    { messageId: '<2@shop>', duplicates: 0 },
  ]);
});

test('finds mail by receiver and by order', async () => {
  await deliver({ to: 'a@example.com', headers: { 'X-Order-Id': 'order-1' } });
  await deliver({ to: 'b@example.com', headers: { 'X-Order-Id': 'order-2' } });
  expect(await messages('?to=a@example.com')).toMatchObject([{ orderId: 'order-1' }]);
  expect(await messages('?orderId=order-2')).toMatchObject([{ to: 'b@example.com' }]);
  expect(await messages('?to=a@example.com&orderId=order-2')).toEqual([]);
});

test('forgets everything on DELETE', async () => {
  await deliver({ to: 'a@example.com' });
  const response = await fetch(`http://127.0.0.1:${http.port}/messages`, {
    method: 'DELETE',
    headers: { connection: 'close' },
  });
  expect(response.status).toBe(204);
  expect(await messages()).toEqual([]);
});

test('refuses when told to, for good', async () => {
  behaviour.set({ refuse: { requests: 1 } });
  await expect(deliver({ to: 'a@example.com' })).rejects.toMatchObject({ responseCode: 550 });
  expect(await messages()).toEqual([]);
});

test('takes a mail whose answer it loses', async () => {
  behaviour.set({ loseAnswers: { requests: 1 } });
  await expect(deliver({ to: 'a@example.com', messageId: '<1@shop>' })).rejects.toThrow();
  await deliver({ to: 'a@example.com', messageId: '<1@shop>' });
  expect(await messages()).toMatchObject([{ messageId: '<1@shop>', duplicates: 1 }]);
});
