import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { startService, urlVariable } from '../../platform/service/index.ts';
import { providerEdge } from './edges.ts';
import { createPaymentProvider } from './payment-provider.ts';
import { paymentRoutes } from './routes.ts';

const service = await startService({
  name: 'payment',
  environment: { DATABASE_URL: urlVariable, PSP_URL: urlVariable },
});
const { DATABASE_URL, PSP_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url));

const provider = createPaymentProvider(providerEdge(PSP_URL, service.log));
service.serve(paymentRoutes({ database, provider }));
