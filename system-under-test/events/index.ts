/** The events that the shop's services tell each other, one file each. */
export { orderCancelled } from './order-cancelled.ts';
export { orderConfirmed } from './order-confirmed.ts';
export { orderPlaced } from './order-placed.ts';
export { stockRejected } from './stock-rejected.ts';
export { stockReserved } from './stock-reserved.ts';
