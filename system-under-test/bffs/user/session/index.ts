/** Guest sessions: who a caller is, told by a signed token. */

export { requireCustomer } from './require-customer.ts';
export { sessionRoutes } from './session-routes.ts';
export { type Customer, createTokens, type Tokens } from './tokens.ts';
