import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { sleep } from '../../platform/resilience/index.ts';
import { type Behaviour, createBehaviour } from '../control/index.ts';
import type { Mailbox, Message } from './mailbox.ts';

export interface RunningSmtpServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface SmtpServerOptions {
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** What the server does wrong; nothing, unless said otherwise. */
  readonly behaviour?: Behaviour;
}

/** Accepts every mail, from anybody, into the mailbox. The sender gets its `250 OK` when the mail has been read whole. */
export async function startSmtpServer(
  mailbox: Mailbox,
  { port, host = '127.0.0.1', behaviour = createBehaviour() }: SmtpServerOptions,
): Promise<RunningSmtpServer> {
  const server = new SMTPServer({
    authOptional: true,
    // No certificate, no users: this server stands for the far side, not for its security.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    async onData(stream, session, done) {
      try {
        const message = toMessage(await simpleParser(stream));
        const slow = behaviour.take('slow');
        if (slow) await sleep(slow.ms);
        if (behaviour.take('refuse')) return done(refusal);
        mailbox.accept(message);
        if (behaviour.take('loseAnswers')) return cutOff(session.id);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  const cutOff = (sessionId: string): void => {
    for (const connection of server.connections) if (connection.id === sessionId) connection.close();
  };
  // Senders vanish in the middle of a mail; that is their trouble, not the end of this process.
  server.on('error', () => {});

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** RFC 5321: the mailbox cannot be had, now or later. */
const refusal = Object.assign(new Error('No such mailbox'), { responseCode: 550 });

function toMessage(mail: ParsedMail): Message {
  const header = (name: string): string | null => {
    const value = mail.headers.get(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    messageId: mail.messageId ?? `<${randomUUID()}@virtual-mail>`,
    to: [mail.to ?? []]
      .flat()
      .flatMap(({ value }) => value.map(({ address }) => address))
      .join(', '),
    subject: mail.subject ?? '',
    orderId: header('x-order-id'),
    template: header('x-template'),
    text: mail.text ?? '',
    synthetic: header('x-synthetic') === 'true',
  };
}
