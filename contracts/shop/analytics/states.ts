import { defineState } from '../../states/index.ts';
import { placeOrder } from '../order/states.ts';
import { until } from '../testing/until.ts';

export const analyticsStates = {
  testHasOrdered: defineState('a test has ordered something', {
    setup: async (context) => {
      await placeOrder({ ...context, params: { customerId: 'customer-1' } });
      const report = new URL('/reports/sales?traffic=synthetic', context.system.direct('analytics'));
      await until<{ days: unknown[] }>(report, context, ({ days }) => days.length > 0);
      return undefined;
    },
  }),
};
