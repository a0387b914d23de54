import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../../platform/postgres/index.ts';
import type { Address, AddressInput } from './address.ts';

const COLUMNS = 'id, name, street, addition, postal_code as "postalCode", city, country';

/** Which address: an id counts for its customer alone. */
export interface AddressKey {
  readonly customerId: string;
  readonly addressId: string;
}

/** The addresses of a customer, the oldest first. */
export function findAddresses(database: Queryable, customerId: string): Promise<Address[]> {
  return database.query<Address>(`select ${COLUMNS} from address where customer_id = $1 order by added_at, id`, [
    customerId,
  ]);
}

export async function findAddress(
  database: Queryable,
  { customerId, addressId }: AddressKey,
): Promise<Address | undefined> {
  const [address] = await database.query<Address>(`select ${COLUMNS} from address where customer_id = $1 and id = $2`, [
    customerId,
    addressId,
  ]);
  return address;
}

/** Adds an address; nothing when there is no such customer. */
export async function insertAddress(
  database: Queryable,
  customerId: string,
  input: AddressInput,
): Promise<Address | undefined> {
  // The customer's row is locked, so that an erasure waits for the address and takes it along.
  const [address] = await database.query<Address>(
    `insert into address (customer_id, id, name, street, addition, postal_code, city, country)
     select id, $2, $3, $4, $5, $6, $7, $8 from customer where id = $1 for key share
     returning ${COLUMNS}`,
    [customerId, randomUUID(), ...valuesOf(input)],
  );
  return address;
}

/** Replaces an address; nothing when there is none. */
export async function updateAddress(
  database: Queryable,
  { customerId, addressId }: AddressKey,
  input: AddressInput,
): Promise<Address | undefined> {
  const [address] = await database.query<Address>(
    `update address set name = $3, street = $4, addition = $5, postal_code = $6, city = $7, country = $8
     where customer_id = $1 and id = $2
     returning ${COLUMNS}`,
    [customerId, addressId, ...valuesOf(input)],
  );
  return address;
}

export async function deleteAddress(database: Queryable, { customerId, addressId }: AddressKey): Promise<void> {
  await database.query('delete from address where customer_id = $1 and id = $2', [customerId, addressId]);
}

function valuesOf({ name, street, addition, postalCode, city, country }: AddressInput): (string | null)[] {
  return [name, street, addition, postalCode, city, country];
}
