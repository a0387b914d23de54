import type { Database } from '../../platform/postgres/index.ts';
import { exponentialBackoff } from '../../platform/resilience/index.ts';
import type { Service } from '../../platform/service/index.ts';
import { extractContext, inSpan } from '../../platform/telemetry/index.ts';
import { startWorkQueue, type Worker } from '../../platform/work/index.ts';
import type { MailServer } from './mail-server.ts';
import { claimMails, type DueMail, markSent, postponeMail } from './mail-table.ts';

const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });

/**
 * Sends the mails that are due, for as long as it takes. A mail counts as sent once the server has accepted it; a crash in
 * between sends it again under the same Message-ID, which the server knows and drops.
 */
export function startMailQueue(service: Service, database: Database, mailServer: MailServer): Worker {
  async function attempt(mail: DueMail): Promise<void> {
    try {
      await mailServer.send(mail);
    } catch (error) {
      const waitMs = backoff(mail.attempts);
      service.log.warn(
        { error, orderId: mail.orderId, attempt: mail.attempts, waitMs },
        'mail not accepted, sent again later',
      );
      return postponeMail(database, mail.eventId, waitMs);
    }
    await markSent(database, mail.eventId);
  }

  return startWorkQueue<DueMail>(service, {
    name: 'mail queue',
    pollEveryMs: 250,
    concurrency: 4,
    claim: (limit) => claimMails(database, limit),
    perform: (mail) => inSpan({ name: 'send mail', parent: extractContext(mail.traceContext) }, () => attempt(mail)),
  });
}
