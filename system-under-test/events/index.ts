/** The events that the shop's services tell each other, one file each, and the topics they travel on. */
export { accountRegistered } from './account-registered.ts';
export { customerChanged } from './customer-changed.ts';
export { customerErased } from './customer-erased.ts';
export { eventsToldBy } from './events-told-by.ts';
export { orderCancelled } from './order-cancelled.ts';
export { orderConfirmed } from './order-confirmed.ts';
export { orderPlaced } from './order-placed.ts';
export { orderRefunded } from './order-refunded.ts';
export { productChanged } from './product-changed.ts';
export { stockExpired } from './stock-expired.ts';
export { stockRejected } from './stock-rejected.ts';
export { stockReserved } from './stock-reserved.ts';
export { type TopicUsers, topicMap } from './topic-map.ts';
export { topics } from './topics.ts';
