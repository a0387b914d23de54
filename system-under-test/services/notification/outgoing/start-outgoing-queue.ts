import type { Database } from '../../../platform/postgres/index.ts';
import { exponentialBackoff } from '../../../platform/resilience/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { extractContext, inSpan } from '../../../platform/telemetry/index.ts';
import { startWorkQueue, type Worker } from '../../../platform/work/index.ts';
import { type Channel, MessageRefused } from './channel.ts';
import { claimMessages } from './claim-messages.ts';
import type { DueMessage } from './outgoing-message.ts';
import { markRefused, markSent, postponeMessage } from './settle-message.ts';

const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });

/**
 * Sends the messages of one channel that are due, for as long as it takes. Each channel has a queue of its own, so that a
 * party that is away holds up nobody else. A message counts as sent once its party has accepted it; a crash in between sends
 * it again under the same id, which the party knows and drops.
 */
export function startOutgoingQueue(service: Service, database: Database, channel: Channel): Worker {
  const { name } = channel;

  async function attempt(message: DueMessage): Promise<void> {
    const { orderId, attempts: attempt } = message;
    try {
      await channel.send(message);
    } catch (error) {
      if (error instanceof MessageRefused) {
        service.log.error({ error, orderId, channel: name }, 'message refused, it is not sent again');
        return markRefused(database, message);
      }
      const waitMs = backoff(attempt);
      service.log.warn({ error, orderId, channel: name, attempt, waitMs }, 'message not accepted, sent again later');
      return postponeMessage(database, message, waitMs);
    }
    await markSent(database, message);
  }

  return startWorkQueue<DueMessage>(service, {
    name: `${name} queue`,
    pollEveryMs: 500,
    concurrency: 4,
    claim: (limit) => claimMessages(database, name, limit),
    perform: (message) =>
      inSpan({ name: `send ${name}`, parent: extractContext(message.traceContext) }, () => attempt(message)),
  });
}
