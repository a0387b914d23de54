import { createReadiness } from '../../../platform/health/index.ts';
import { startHttpServer } from '../../../platform/http/index.ts';
import { type Database, migrate, openPostgres } from '../../../platform/postgres/index.ts';
import { createTestService, startTestPostgres } from '../../../platform/testing/index.ts';
import { type Behaviour, createBehaviour } from '../../../virtual/control/index.ts';
import { ChargeLedger, type ProviderEvent, providerRoutes } from '../../../virtual/payment-provider/index.ts';
import { providerEdge } from '../edges.ts';
import { createPaymentProvider, type PaymentProvider } from '../payment-provider.ts';

/** Payment's own parts with a real database, and the virtual provider over HTTP. */
export interface RunningPayment {
  readonly database: Database;
  readonly provider: PaymentProvider;
  readonly behaviour: Behaviour;
  readonly ledger: ChargeLedger;
  /** What the provider would have told by webhook, oldest first. */
  readonly told: readonly ProviderEvent[];
  stop(): Promise<void>;
}

export async function startPayment(): Promise<RunningPayment> {
  const postgres = await startTestPostgres();
  const service = createTestService('payment');
  const database = openPostgres(service, await postgres.createDatabase('payment'));
  await migrate(service, database, new URL('../schema.sql', import.meta.url));

  const told: ProviderEvent[] = [];
  const ledger = new ChargeLedger({ tell: (event) => told.push(event) });
  const behaviour = createBehaviour();
  const psp = await startHttpServer({ port: 0, log: service.log, readiness: createReadiness() });
  psp.serve(providerRoutes(ledger, behaviour));

  return {
    database,
    provider: createPaymentProvider(providerEdge(`http://127.0.0.1:${psp.port}`, service.log)),
    behaviour,
    ledger,
    told,
    async stop() {
      await service.shutdown.run();
      await psp.stop();
      await postgres.stop();
    },
  };
}
