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
  readonly status: 'authorised' | 'captured' | 'voided' | 'refunded' | 'declined';
  /** How much of it went back, in cents. */
  readonly refunded: number;
}

/** By what the payment provider says, not by what payment believes. */
export const money = defineInvariant({
  id: 'money',
  title: 'The money kept is that of the confirmed orders, each charged once; none is left on hold',
  check: async (context) => {
    const [orders, charges] = await Promise.all([readOrders(context), read<Charge[]>(context, 'psp', '/v1/charges')]);
    const taken = groupByOrder(charges.filter(({ status }) => status === 'captured' || status === 'refunded'));
    const keptCharges = charges.filter(({ status }) => status === 'captured');
    const kept = groupByOrder(keptCharges);
    const known = new Set(orders.map(({ id }) => id));
    const sumKept = (id: string) => kept(id).reduce((sum, { amount, refunded }) => sum + amount - refunded, 0);
    const amounts = (id: string) =>
      taken(id)
        .map(({ amount, refunded }) => (refunded === 0 ? `${amount}` : `${amount} - ${refunded}`))
        .join(' + ');
    const confirmed = orders.filter(({ status }) => status === 'confirmed');
    const refunded = orders.filter(({ status }) => status === 'refunded');
    const others = orders.filter(({ status }) => status !== 'confirmed' && status !== 'refunded');
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
          .filter(({ id, total }) => taken(id).length === 1 && sumKept(id) !== total)
          .map(({ id, total }) => `${id} ${amounts(id)} instead of ${total}`),
      ),
      ...violation(
        'order→payment→psp',
        'refunded orders whose money did not go back',
        refunded
          .filter(({ id, total }) => sumKept(id) !== 0 || !taken(id).some(({ amount }) => amount === total))
          .map(({ id, total }) => `${id} ${amounts(id)} of ${total}`),
      ),
      ...violation(
        'order→payment→psp',
        'orders charged although they are not confirmed',
        others.filter(({ id }) => kept(id).length > 0).map(({ id, status }) => `${id} ${status} ${amounts(id)}`),
      ),
      ...violation(
        'payment→psp',
        'money on hold that nobody took or released',
        charges
          .filter(({ status }) => status === 'authorised')
          .map(({ reference, amount }) => `${reference} ${amount}`),
      ),
      ...violation(
        'payment→psp',
        'charges for orders that do not exist',
        [...new Set(keptCharges.map(({ reference }) => reference))].filter((id) => !known.has(id)),
      ),
    ];
  },
});

function groupByOrder(charges: readonly Charge[]): (id: string) => readonly Charge[] {
  const ofOrder = Map.groupBy(charges, ({ reference }) => reference);
  return (id) => ofOrder.get(id) ?? [];
}
