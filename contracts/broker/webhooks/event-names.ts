import type { BrokerEvent } from '../events.ts';

export type EventName = BrokerEvent['name'];

/** In upstream's order (`webhooks/webhook_event.rb`). */
export const eventNames = [
  'contract_published',
  'contract_content_changed',
  'provider_verification_published',
  'provider_verification_succeeded',
  'provider_verification_failed',
  'contract_requiring_verification_published',
] as const satisfies readonly EventName[];

/** Of a webhook that names no event. */
export const defaultEvents: readonly EventName[] = ['contract_content_changed'];
