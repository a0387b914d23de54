import type { Outbox } from '../../platform/messaging/index.ts';
import type { Database, Transaction } from '../../platform/postgres/index.ts';
import { appendEvent, readStream, VersionConflict } from './event-store.ts';
import { decide, evolve, type OrderCommand, type OrderState } from './order/index.ts';
import type { Orders } from './orders.ts';
import { publishOrderEvent } from './publish-order-event.ts';
import { projectOrderEvent } from './read-model/index.ts';
import { followOrderEvent } from './saga/index.ts';

const ATTEMPTS_ON_CONFLICT = 5;

/**
 * Events, read model, outbox and saga change in one transaction, so that no crash can leave one behind the others.
 */
export function createOrders(options: { database: Database; outbox: Outbox; sagaDeadlineMs: number }): Orders {
  const { database, outbox, sagaDeadlineMs } = options;

  async function executeIn(transaction: Transaction, orderId: string, command: OrderCommand): Promise<OrderState> {
    let { version, state } = await readStream(transaction, orderId);
    for (const event of decide(command, state)) {
      version += 1;
      state = evolve(state, event);
      await appendEvent(transaction, orderId, version, event);
      await projectOrderEvent(transaction, orderId, version, event);
      await publishOrderEvent(transaction, outbox, state, event);
      await followOrderEvent(transaction, orderId, event, sagaDeadlineMs);
    }
    return state;
  }

  return {
    executeIn,
    read: async (orderId) => (await readStream(database, orderId)).state,
    async execute(orderId, command) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await database.transaction((transaction) => executeIn(transaction, orderId, command));
        } catch (error) {
          if (!(error instanceof VersionConflict) || attempt === ATTEMPTS_ON_CONFLICT) throw error;
        }
      }
    },
  };
}
