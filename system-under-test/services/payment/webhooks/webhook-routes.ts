import { z } from 'zod';
import { createRouter, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';
import { providerEvent } from './provider-event.ts';
import { receiveEvent, receptions } from './receive-event.ts';
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

  // First of all: who is not the provider learns nothing of what we would take.
  router.use('/webhooks/psp', (ctx, next) => {
    verifySignature(secret, { body: ctx.request.rawBody ?? '', header: ctx.get('psp-signature') }, now());
    return next();
  });

  router.post(
    '/webhooks/psp',
    {
      summary: 'What the payment provider tells by itself',
      headers: z.object({ 'psp-signature': z.string().describe('t=<unix s>,v1=<hex hmac-sha256 of "t.body">') }),
      body: providerEvent,
      responses: {
        200: z.strictObject({ reception: z.enum(receptions) }),
        401: 'The signature does not fit, or is older than five minutes',
      },
    },
    async ({ body: event }) => {
      const reception = await receiveEvent(database, event);
      if (reception === 'foreign') {
        const { id, type, data } = event;
        log.warn({ event: id, type, providerChargeId: data.charge.id }, 'event of a foreign charge');
      }
      return { reception };
    },
  );

  return router;
}
