import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';
import { providerEvent } from './provider-event.ts';
import { receiveEvent } from './receive-event.ts';
import { verifySignature } from './verify-signature.ts';

export interface WebhookOptions {
  readonly database: Database;
  readonly secret: string;
  readonly log: Log;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** `POST /webhooks/psp`: any 2xx tells the provider that it need not tell again. */
export function webhookRoutes({ database, secret, log, now = Date.now }: WebhookOptions): Router {
  const router = createRouter();

  router.post('/webhooks/psp', async (ctx) => {
    verifySignature(secret, { body: ctx.request.rawBody ?? '', header: ctx.get('psp-signature') }, now());
    const event = parseInput(providerEvent, ctx.request.body);
    const reception = await receiveEvent(database, event);
    if (reception === 'foreign')
      log.warn(
        { event: event.id, type: event.type, providerChargeId: event.data.charge.id },
        'event of a foreign charge',
      );
    ctx.body = { reception };
  });

  return router;
}
