import { defineInvariant } from 'shakedown';
import { read } from '../read-shop.ts';
import { violation } from '../violations.ts';
import { readOrders } from './orders.ts';

interface Charge {
  readonly id: string;
  /** Id of the order. */
  readonly reference: string;
  /** In cents. */
  readonly amount: number;
  readonly status: 'captured' | 'refunded' | 'declined';
}

/** By what the payment provider says, not by what payment believes. */
export const money = defineInvariant({
  id: 'money',
  title: 'The money captured is that of the confirmed orders, each charged once',
  check: async (context) => {
    const [orders, charges] = await Promise.all([readOrders(context), read<Charge[]>(context, 'psp', '/v1/charges')]);
    const captured = Map.groupBy(
      charges.filter(({ status }) => status === 'captured'),
      ({ reference }) => reference,
    );
    const known = new Set(orders.map(({ id }) => id));
    const taken = (id: string) => captured.get(id) ?? [];
    const amounts = (id: string) =>
      taken(id)
        .map(({ amount }) => amount)
        .join(' + ');
    const confirmed = orders.filter(({ status }) => status === 'confirmed');
    const others = orders.filter(({ status }) => status !== 'confirmed');
    return [
      ...violation(
        'payment→psp',
        'orders charged more than once',
        orders.filter(({ id }) => taken(id).length > 1).map(({ id }) => `${id} ${amounts(id)}`),
      ),
      ...violation(
        'payment→psp',
        'confirmed orders that were not charged',
        confirmed.filter(({ id }) => taken(id).length === 0).map(({ id }) => id),
      ),
      ...violation(
        'order→payment→psp',
        'confirmed orders charged with another amount than their total',
        confirmed
          .filter(({ id, total }) => taken(id).length === 1 && taken(id)[0]?.amount !== total)
          .map(({ id, total }) => `${id} ${amounts(id)} instead of ${total}`),
      ),
      ...violation(
        'order→payment→psp',
        'orders charged although they are not confirmed',
        others.filter(({ id }) => taken(id).length > 0).map(({ id, status }) => `${id} ${status} ${amounts(id)}`),
      ),
      ...violation(
        'payment→psp',
        'charges for orders that do not exist',
        [...captured.keys()].filter((id) => !known.has(id)),
      ),
    ];
  },
});
