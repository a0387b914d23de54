/** The payment provider that the shop would rent: charges and refunds over HTTP, each done once however often it is asked for. */
export { type Charge, ChargeLedger } from './charge-ledger.ts';
export { providerRoutes } from './provider-routes.ts';
