import { startService, textVariable, urlVariable } from '../../platform/service/index.ts';
import { controlRoutes, createBehaviour } from '../control/index.ts';
import { ChargeLedger, createWebhookSender, providerRoutes } from './index.ts';

const service = await startService({
  name: 'psp',
  environment: {
    /** The merchant's base address; without it no webhooks are sent. */
    WEBHOOK_URL: urlVariable.optional(),
    PSP_WEBHOOK_SECRET: textVariable.default('whsec_practice_shop'),
  },
});
const { WEBHOOK_URL, PSP_WEBHOOK_SECRET: secret } = service.environment;

const send =
  WEBHOOK_URL === undefined
    ? undefined
    : createWebhookSender({
        url: new URL('/webhooks/psp', WEBHOOK_URL),
        secret,
        log: service.log,
        signal: service.shutdown.signal,
      });

const behaviour = createBehaviour();
service.serve(
  providerRoutes(new ChargeLedger({ tell: (event) => void send?.(event) }), behaviour),
  controlRoutes(behaviour, { party: 'Payment provider', refusal: 'Decline cards' }),
);
