/** The contracts between the shop's services. */
import type { ContractsOptions } from 'shakedown';
import { authStates, userStates } from './account-states.ts';
import { accountMessages, catalogueMessages, customerMessages, orderMessages, stockMessages } from './messages.ts';
import { analyticsStates, inventoryStates, orderStates, paymentStates, productStates } from './states.ts';

const unread = 'the gateway hands bodies on unread; its own conformance table and the journeys cover it';

export const shopContracts: ContractsOptions = {
  consumerTests: 'contracts/shop/consumers',
  providers: {
    product: { states: productStates, messages: catalogueMessages },
    order: { states: orderStates, messages: orderMessages },
    payment: { states: paymentStates },
    auth: { states: authStates, messages: accountMessages },
    user: { states: userStates, messages: customerMessages },
    notification: {},
    analytics: { states: analyticsStates },
    inventory: { states: inventoryStates, messages: stockMessages },
  },
  without: {
    'gateway→user-bff': unread,
    'gateway→product-bff': unread,
    'gateway→admin-bff': unread,
    'gateway→auth': unread,
  },
};
