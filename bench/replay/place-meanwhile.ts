import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderService } from '../../system-under-test/services/order/testing/index.ts';

const EVERY_MS = 50;

export interface Meanwhile {
  readonly orderIds: readonly string[];
  readonly slowestMs: number;
}

/** Places and confirms orders, one after the other, until it is stopped. */
export function placeMeanwhile(shop: OrderService): { stop(): Promise<Meanwhile> } {
  const orderIds: string[] = [];
  let slowestMs = 0;
  let stopped = false;

  async function placeOn(): Promise<void> {
    while (!stopped) {
      const begun = performance.now();
      const orderId = await shop.placeWithStock();
      await shop.orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' });
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      orderIds.push(orderId);
      await sleep(EVERY_MS);
    }
  }

  const placing = placeOn();
  return {
    async stop() {
      stopped = true;
      await placing;
      return { orderIds, slowestMs };
    },
  };
}
