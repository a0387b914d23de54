import type { Queryable, Transaction } from '../../../platform/postgres/index.ts';

/** What is known of a customer beyond what an order brings along. */
export interface Contact {
  readonly phone: string | null;
  readonly erased: boolean;
}

/** Finds the contact of a customer and keeps it as it is until the transaction ends, so that no erasure passes by unseen. */
export async function holdContact(transaction: Transaction, customerId: string): Promise<Contact> {
  const [contact] = await transaction.query<Contact>(
    'select phone, erased from contact where customer_id = $1 for share',
    [customerId],
  );
  return contact ?? { phone: null, erased: false };
}

/** Whether the customer has been erased. */
export async function isErased(database: Queryable, customerId: string): Promise<boolean> {
  const erased = await database.query('select from contact where customer_id = $1 and erased', [customerId]);
  return erased.length > 0;
}

/** Takes over what was told of a customer at `toldAt`, unless something newer is known. */
export async function saveContact(
  transaction: Queryable,
  { customerId, phone, toldAt }: { customerId: string; phone: string | null; toldAt: string },
): Promise<void> {
  await transaction.query(
    `insert into contact (customer_id, phone, told_at) values ($1, $2, $3)
     on conflict (customer_id) do update set phone = excluded.phone, told_at = excluded.told_at
     where not contact.erased and contact.told_at <= excluded.told_at`,
    [customerId, phone, toldAt],
  );
}

export async function eraseContact(
  transaction: Queryable,
  { customerId, toldAt }: { customerId: string; toldAt: string },
): Promise<void> {
  await transaction.query(
    `insert into contact (customer_id, erased, told_at) values ($1, true, $2)
     on conflict (customer_id) do update set phone = null, erased = true, told_at = excluded.told_at`,
    [customerId, toldAt],
  );
}
