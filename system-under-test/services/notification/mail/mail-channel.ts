import { createTransport } from 'nodemailer';
import { within } from '../../../platform/resilience/index.ts';
import { inClientSpan } from '../../../platform/telemetry/index.ts';
import { type Channel, MessageRefused } from '../outgoing/index.ts';

/** Below the lease of a message in the queue. */
const SEND_LIMIT_MS = 3_000;

/** Mails over SMTP, with one connection per mail; `recipient` is a mail address. */
export function createMailChannel(url: string): Channel {
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
    name: 'mail',
    send({ eventId, orderId, template, recipient, title, text, synthetic }) {
      const sending = () =>
        transport.sendMail({
          from: 'Shop <orders@shop.example>',
          to: recipient,
          subject: title ?? '',
          text,
          messageId: `<${eventId}@shop.example>`,
          headers: { 'X-Order-Id': orderId, 'X-Template': template, ...(synthetic && { 'X-Synthetic': 'true' }) },
        });
      return inClientSpan('smtp mail', attributes, async () => {
        try {
          await within(SEND_LIMIT_MS, 'the mail server', sending());
        } catch (error) {
          throw isRefusal(error) ? new MessageRefused('mail', error.responseCode) : error;
        }
      });
    },
  };
}

/** A 5xx is permanent (RFC 5321, 4.2.1), but only one about the recipient or the text says anything of this mail. */
function isRefusal(error: unknown): error is { readonly responseCode: number } {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}
