import { startService } from '../../platform/service/index.ts';
import { ChargeLedger, providerRoutes } from './index.ts';

const service = await startService({ name: 'psp', environment: {} });
service.serve(providerRoutes(new ChargeLedger()));
