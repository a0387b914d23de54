import type { Queryable } from '../../../platform/postgres/index.ts';
import type { ChannelName } from '../outgoing/index.ts';

/** Which channels a customer wants to be reached on. */
export type Preferences = Readonly<Record<ChannelName, boolean>>;

/** Of customers who chose nothing, guests among them. */
export const defaultPreferences: Preferences = { mail: true, sms: false, push: false };

export async function findPreferences(database: Queryable, customerId: string): Promise<Preferences> {
  const [chosen] = await database.query<Preferences>('select mail, sms, push from preference where customer_id = $1', [
    customerId,
  ]);
  return chosen ?? defaultPreferences;
}

/** Puts the preferences in the place of earlier ones. */
export async function savePreferences(database: Queryable, customerId: string, chosen: Preferences): Promise<void> {
  await database.query(
    `insert into preference (customer_id, mail, sms, push) values ($1, $2, $3, $4)
     on conflict (customer_id) do update set mail = excluded.mail, sms = excluded.sms, push = excluded.push`,
    [customerId, chosen.mail, chosen.sms, chosen.push],
  );
}

export async function deletePreferences(transaction: Queryable, customerId: string): Promise<void> {
  await transaction.query('delete from preference where customer_id = $1', [customerId]);
}
