/** How requests reach the broker and answers leave it; knows no pact. */
export type { Access, Credential } from './access.ts';
export { bodyObject, type TextRule, textFields } from './body-fields.ts';
export { BrokerError, conflict, invalid, notFound } from './broker-error.ts';
export { links } from './links.ts';
export { limitAndOffset, type Page, type Paging, pageFields, pagingOf } from './paging.ts';
export { type RateLimit, rateLimiter } from './rate-limit.ts';
export {
  type BrokerRequest,
  created,
  type Handle,
  noContent,
  ok,
  type Refuse,
  type Reply,
  type Route,
} from './route.ts';
export { type ServeOptions, serve } from './serve.ts';
