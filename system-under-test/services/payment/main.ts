import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { startService, textVariable, urlVariable } from '../../platform/service/index.ts';
import { providerEdge } from './edges.ts';
import { createPaymentProvider } from './payment-provider.ts';
import { paymentRoutes } from './routes.ts';
import { webhookRoutes } from './webhooks/index.ts';

const service = await startService({
  name: 'payment',
  environment: {
    DATABASE_URL: urlVariable,
    PSP_URL: urlVariable,
    PSP_WEBHOOK_SECRET: textVariable.default('whsec_practice_shop'),
  },
});
const { DATABASE_URL, PSP_URL, PSP_WEBHOOK_SECRET: secret } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url));

const provider = createPaymentProvider(providerEdge(PSP_URL, service.log));
service.serve(paymentRoutes({ database, provider }), webhookRoutes({ database, secret, log: service.log }));
