import type { Queryable } from '../../../platform/postgres/index.ts';
import type { Customer, CustomerInput } from './customer.ts';

const COLUMNS = 'id, name, email, phone, version';

export async function findCustomer(database: Queryable, id: string): Promise<Customer | undefined> {
  const [customer] = await database.query<Customer>(`select ${COLUMNS} from customer where id = $1`, [id]);
  return customer;
}

/** Replaces what a customer may change; returns the customer if that changed anything. */
export async function updateCustomer(
  database: Queryable,
  id: string,
  { name, phone }: CustomerInput,
): Promise<Customer | undefined> {
  const [changed] = await database.query<Customer>(
    `update customer set name = $2, phone = $3, version = version + 1, changed_at = now()
     where id = $1 and (name, phone) is distinct from ($2::text, $3::text) returning ${COLUMNS}`,
    [id, name, phone],
  );
  return changed;
}

/** Takes over what holds since `at`, unless something newer is known; returns the customer if that changed anything. */
export async function upsertCustomer(
  database: Queryable,
  { id, name, email, at }: { id: string; name: string; email: string; at: string },
): Promise<Customer | undefined> {
  const [changed] = await database.query<Customer>(
    `insert into customer (id, name, email, changed_at)
     select $1, $2, $3, $4 where not exists (select from erased_customer where id = $1)
     on conflict (id) do update
       set name = excluded.name, email = excluded.email, version = customer.version + 1, changed_at = excluded.changed_at
       where customer.changed_at < excluded.changed_at
     returning ${COLUMNS}`,
    [id, name, email, at],
  );
  return changed;
}

/** Deletes a customer with their addresses and remembers the id; returns whether it was not erased before. */
export async function deleteCustomer(database: Queryable, id: string): Promise<boolean> {
  await database.query('delete from customer where id = $1', [id]);
  const erased = await database.query(
    'insert into erased_customer (id) values ($1) on conflict do nothing returning id',
    [id],
  );
  return erased.length > 0;
}

/**
 * Lets nobody else create or erase this customer until the end of the transaction: there may be no row yet that could be
 * locked instead.
 */
export async function lockCustomer(database: Queryable, id: string): Promise<void> {
  await database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
}
