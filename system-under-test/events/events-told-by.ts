import type { EventDefinition } from '../platform/messaging/index.ts';
import { accountRegistered } from './account-registered.ts';
import { customerChanged } from './customer-changed.ts';
import { customerErased } from './customer-erased.ts';
import { orderCancelled } from './order-cancelled.ts';
import { orderConfirmed } from './order-confirmed.ts';
import { orderPlaced } from './order-placed.ts';
import { orderRefunded } from './order-refunded.ts';
import { productChanged } from './product-changed.ts';
import { stockExpired } from './stock-expired.ts';
import { stockRejected } from './stock-rejected.ts';
import { stockReserved } from './stock-reserved.ts';
import { type TopicUsers, topicMap } from './topic-map.ts';

const events: readonly EventDefinition[] = [
  ...[accountRegistered, customerChanged, customerErased],
  ...[orderCancelled, orderConfirmed, orderPlaced, orderRefunded],
  ...[productChanged, stockExpired, stockRejected, stockReserved],
];

/** The events that a service publishes. */
export const eventsToldBy = (service: string): readonly EventDefinition[] =>
  events.filter(({ topic }) => (topicMap as Record<string, TopicUsers>)[topic]?.publishedBy === service);
