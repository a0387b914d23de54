/** The contracts between the shop's services. */
import type { ContractsOptions } from 'shakedown';
import { orderMessages, stockMessages } from './messages.ts';
import { inventoryStates, orderStates, paymentStates, productStates } from './states.ts';

export const shopContracts: ContractsOptions = {
  consumerTests: 'contracts/shop/consumers',
  providers: {
    product: { states: productStates },
    order: { states: orderStates, messages: orderMessages },
    payment: { states: paymentStates },
    inventory: { states: inventoryStates, messages: stockMessages },
  },
  without: {
    'gateway→user-bff': 'the gateway hands bodies on unread; its own conformance table and the journeys cover it',
  },
};
