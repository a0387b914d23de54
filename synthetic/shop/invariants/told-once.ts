import { defineInvariant } from 'shakedown';
import { read } from '../read-shop.ts';
import { violation } from '../violations.ts';

interface Message {
  readonly orderId: string | null;
  readonly template: string | null;
}

const parties = [
  { party: 'mail', path: '/messages', messages: 'mails' },
  { party: 'sms', path: '/messages', messages: 'text messages' },
  { party: 'push', path: '/notifications', messages: 'push notifications' },
];

/** By what arrived; the copies that a party recognised as such never got there. */
export const toldOnce = defineInvariant({
  id: 'told-once',
  title: 'Nobody is told the same of an order twice on one channel',
  check: async (context) => {
    const found = await Promise.all(
      parties.map(async ({ party, path, messages }) => {
        const arrived = await read<Message[]>(context, party, path);
        const alike = Map.groupBy(arrived, ({ orderId, template }) => `${orderId} ${template}`);
        const repeated = [...alike].filter(([, copies]) => copies.length > 1);
        return violation(
          `notification→${party}`,
          `${messages} that came more than once`,
          repeated.map(([which, copies]) => `${which} ${copies.length} times`),
        );
      }),
    );
    return found.flat();
  },
});
