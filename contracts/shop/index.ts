/** The contracts between the shop's services: a folder each, with what it expects of others and what it brings about for them. */
import type { ContractsOptions } from 'shakedown';
import * as events from '../../system-under-test/events/index.ts';
import { analyticsStates } from './analytics/states.ts';
import { accountMessages } from './auth/messages.ts';
import { authStates } from './auth/states.ts';
import { consumers } from './consumers.ts';
import { stockMessages } from './inventory/messages.ts';
import { inventoryStates } from './inventory/states.ts';
import { orderMessages } from './order/messages.ts';
import { orderStates } from './order/states.ts';
import { paymentStates } from './payment/states.ts';
import { catalogueMessages } from './product/messages.ts';
import { productStates } from './product/states.ts';
import { versionsOf } from './testing/event-versions.ts';
import { customerMessages } from './user/messages.ts';
import { userStates } from './user/states.ts';

const unread = 'the gateway hands bodies on unread; its own conformance table and the journeys cover it';
const asyncApi = 'system-under-test/events/asyncapi.yaml';
const openApi = '/openapi.json';

export const shopContracts: ContractsOptions = {
  consumerTests: 'contracts/shop',
  openApiSnapshots: 'contracts/shop/openapi',
  consumers,
  providers: {
    product: {
      openApi,
      states: productStates,
      messages: catalogueMessages,
      asyncApi,
      versions: versionsOf(events.productChanged),
    },
    order: {
      openApi,
      states: orderStates,
      messages: orderMessages,
      asyncApi,
      versions: versionsOf(events.orderPlaced, events.orderConfirmed, events.orderCancelled, events.orderRefunded),
    },
    payment: { openApi, states: paymentStates },
    auth: {
      openApi,
      states: authStates,
      messages: accountMessages,
      asyncApi,
      versions: versionsOf(events.accountRegistered),
    },
    user: {
      openApi,
      states: userStates,
      messages: customerMessages,
      asyncApi,
      versions: versionsOf(events.customerChanged, events.customerErased),
    },
    notification: { openApi },
    analytics: { openApi, states: analyticsStates },
    inventory: {
      openApi,
      states: inventoryStates,
      messages: stockMessages,
      asyncApi,
      versions: versionsOf(events.stockReserved, events.stockRejected, events.stockExpired),
    },
  },
  without: {
    'gateway→user-bff': unread,
    'gateway→product-bff': unread,
    'gateway→admin-bff': unread,
    'gateway→auth': unread,
  },
};
