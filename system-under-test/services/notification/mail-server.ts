import { createTransport } from 'nodemailer';
import { within } from '../../platform/resilience/index.ts';
import { inClientSpan } from '../../platform/telemetry/index.ts';
import type { OutgoingMail } from './mail-table.ts';

export interface MailServer {
  /** Resolves when the server has accepted the mail; otherwise it may or may not have. */
  send(mail: OutgoingMail): Promise<void>;
}

/** Below the lease of a mail in the queue. */
const SEND_LIMIT_MS = 3_000;

/** A mail server that is spoken to over SMTP, with one connection per mail. */
export function createMailServer(url: string): MailServer {
  const { hostname, port } = new URL(url);
  const transport = createTransport({
    host: hostname,
    port: Number(port),
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 1_000,
    greetingTimeout: 1_500,
    socketTimeout: 2_000,
  });
  const attributes = {
    'server.address': hostname,
    'server.port': Number(port),
    'peer.service': 'mail',
    'network.protocol.name': 'smtp',
  };

  return {
    send({ eventId, orderId, recipient, subject, text, synthetic }) {
      const sending = () =>
        transport.sendMail({
          from: 'Shop <orders@shop.example>',
          to: recipient,
          subject,
          text,
          messageId: `<${eventId}@shop.example>`,
          headers: { 'X-Order-Id': orderId, ...(synthetic && { 'X-Synthetic': 'true' }) },
        });
      return inClientSpan(
        'smtp mail',
        attributes,
        async () => void (await within(SEND_LIMIT_MS, 'the mail server', sending())),
      );
    },
  };
}
