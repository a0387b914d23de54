import { type BrokerContext, timestamp } from '../context.ts';
import { execute } from './execute.ts';
import { occasionOf } from './occasion.ts';
import type { WebhookSettings } from './settings.ts';
import { templateParameters } from './template-parameters.ts';
import { trigger } from './trigger.ts';
import { dueAt, nextDue, recordAttempt, type TriggeredWebhook } from './triggered-webhook.ts';
import { findWebhook } from './webhook.ts';

export interface DeliveryOptions {
  readonly settings: WebhookSettings;
  /** Where receivers reach the broker; asked when something happens, since the port may not be known before. */
  readonly baseUrl: () => string;
  /** Told of what nobody expected; the deliveries go on. */
  readonly onError: (error: unknown) => void;
}

/** A receiver that hangs must not keep the others from theirs. */
const atOnce = 16;
/** Timers hold 24.8 days at most, and the machine may have slept meanwhile: look again. */
const longestSleepMs = 3_600_000;

/**
 * Calls the webhooks that events trigger. What is to be called stands in the database before anything is sent, so a broker that was
 * killed goes on where it was; a call that was under way is made again (at least once, never lost).
 */
export class WebhookDeliveries implements AsyncDisposable {
  readonly #context: BrokerContext;
  readonly #options: DeliveryOptions;
  readonly #stop = new AbortController();
  readonly #underWay = new Map<number, Promise<void>>();
  readonly #listening: Disposable;
  #sleep = new AbortController();

  constructor(context: BrokerContext, options: DeliveryOptions) {
    this.#context = context;
    this.#options = options;
    this.#listening = context.events.listen((event) => {
      // Whoever told of it has committed already and cannot be told "no".
      try {
        trigger(context, event, options.baseUrl());
        this.#deliverDue();
      } catch (error) {
        options.onError(error);
      }
    });
    this.#deliverDue();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listening[Symbol.dispose]();
    this.#stop.abort();
    this.#sleep.abort();
    await Promise.all(this.#underWay.values());
  }

  #deliverDue(): void {
    if (this.#stop.signal.aborted) return;
    const { database } = this.#context;
    const free = atOnce - this.#underWay.size;
    for (const due of free > 0 ? dueAt(database, timestamp(this.#context), free, [...this.#underWay.keys()]) : [])
      this.#underWay.set(due.id, this.#deliver(due));
    this.#wakeAt(nextDue(database, [...this.#underWay.keys()]));
  }

  #wakeAt(time: string | undefined): void {
    this.#sleep.abort();
    // Whoever ends first looks for more.
    if (time === undefined || this.#underWay.size >= atOnce) return;
    const { clock } = this.#context;
    this.#sleep = new AbortController();
    const { signal } = this.#sleep;
    const ms = Math.min(Date.parse(time) - clock.now(), longestSleepMs);
    clock.sleep(ms, signal).then(
      () => this.#guarded(() => this.#deliverDue()),
      () => undefined,
    );
  }

  async #deliver(due: TriggeredWebhook): Promise<void> {
    try {
      await this.#attempt(due);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      // It stays under way: tried again by the next broker, not in a circle by this one.
      this.#options.onError(error);
      return;
    }
    this.#underWay.delete(due.id);
    this.#guarded(() => this.#deliverDue());
  }

  async #attempt(due: TriggeredWebhook): Promise<void> {
    const { settings } = this.#options;
    const { database, clock } = this.#context;
    const { retrySchedule } = settings;
    const webhook = findWebhook(database, due.webhookUuid);
    const occasion = occasionOf(database, due.publicationId, due.verificationId);
    if (!webhook || !occasion.pact) {
      const what = webhook ? 'The pact' : 'The webhook';
      const logs = `[${timestamp(this.#context)}] INFO: ${what} has been deleted; nothing was sent\n`;
      recordAttempt(this.#context, due, { success: false, logs }, { status: 'failure', nextAttemptAt: null });
      return;
    }
    const wait = retrySchedule[due.attempts];
    const execution = await execute(webhook.request, {
      parameters: templateParameters(occasion, due.context),
      context: due.context,
      settings,
      clock,
      signal: this.#stop.signal,
      conclusion: {
        success: 'Successfully executed webhook',
        failure:
          wait === undefined
            ? `Webhook execution failed after ${due.attempts + 1} attempts`
            : `Retrying webhook in ${wait} seconds`,
      },
    });
    const again = !execution.success && wait !== undefined;
    recordAttempt(this.#context, due, execution, {
      status: execution.success ? 'success' : again ? 'retrying' : 'failure',
      nextAttemptAt: again ? new Date(clock.now() + wait * 1000).toISOString() : null,
    });
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#options.onError(error);
    }
  }
}
