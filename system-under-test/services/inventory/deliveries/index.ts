/** What comes in after the first stock. */
export { type Delivery, receiveDelivery } from './receive-delivery.ts';
