import { customerChanged, customerErased } from '../../events/index.ts';
import { type EventHandler, on } from '../../platform/messaging/index.ts';
import { forgetMessages } from './outgoing/index.ts';
import { deletePreferences, eraseContact, saveContact } from './preferences/index.ts';

/** Keeps up with how customers can be reached, and forgets those who want to be forgotten. */
export const customerEventHandlers: readonly EventHandler[] = [
  on(customerChanged, ({ at, data: { customerId, phone } }, transaction) =>
    saveContact(transaction, { customerId, phone, toldAt: at }),
  ),
  on(customerErased, async ({ at, data: { customerId } }, transaction) => {
    await eraseContact(transaction, { customerId, toldAt: at });
    await deletePreferences(transaction, customerId);
    await forgetMessages(transaction, customerId);
  }),
];
