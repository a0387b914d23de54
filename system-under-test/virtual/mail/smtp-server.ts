import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Mailbox, Message } from './mailbox.ts';

export interface RunningSmtpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Accepts every mail, from anybody, into the mailbox. The sender gets its `250 OK` when the mail has been read whole. */
export async function startSmtpServer(mailbox: Mailbox, port: number, host = '127.0.0.1'): Promise<RunningSmtpServer> {
  const server = new SMTPServer({
    authOptional: true,
    // No certificate, no users: this server stands for the far side, not for its security.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    async onData(stream, _session, done) {
      try {
        mailbox.accept(toMessage(await simpleParser(stream)));
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
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
