import type { EachBatchPayload } from 'kafkajs';
import type { Postponement, Subscription } from './broker.ts';
import { toIncoming } from './kafkajs-message.ts';

export const HEARTBEAT_EVERY_MS = 1_000;

/** Consumes what was fetched of one partition, message by message, as far as it may. */
export async function consumeBatch(
  payload: EachBatchPayload,
  { onMessage, onLag }: Subscription,
  lost: AbortSignal,
): Promise<void> {
  const { batch, heartbeat, isRunning, isStale, resolveOffset } = payload;
  const behind = (offset: string): number => Number(BigInt(batch.highWatermark) - BigInt(offset));

  for (const message of batch.messages) {
    if (!isRunning() || isStale()) return;
    const incoming = toIncoming(batch.topic, batch.partition, message);
    const postponement = await withHeartbeat(heartbeat, lost, (gone) => onMessage(incoming, gone));
    if (postponement) {
      onLag?.(batch.partition, behind(message.offset));
      standStill(payload, postponement, lost);
      return;
    }
    resolveOffset(message.offset);
    onLag?.(batch.partition, behind(message.offset) - 1);
    await heartbeat();
  }
}

/** Keeps the membership alive while a message takes its time, and gives the message up when the membership is lost. */
async function withHeartbeat(
  heartbeat: () => Promise<void>,
  lost: AbortSignal,
  handle: (lost: AbortSignal) => Promise<Postponement | undefined>,
): Promise<Postponement | undefined> {
  const failed = new AbortController();
  const beat = setInterval(() => heartbeat().catch((error) => failed.abort(error)), HEARTBEAT_EVERY_MS);
  try {
    return await handle(AbortSignal.any([lost, failed.signal]));
  } catch (error) {
    // kafkajs rejoins the group when it sees its own error.
    throw failed.signal.aborted ? failed.signal.reason : error;
  } finally {
    clearInterval(beat);
  }
}

/** The unresolved message is fetched again after the pause; other partitions go on meanwhile. */
function standStill({ pause }: EachBatchPayload, { notBefore }: Postponement, lost: AbortSignal): void {
  const resume = pause();
  const timer = setTimeout(resume, Math.max(0, notBefore - Date.now()));
  lost.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
