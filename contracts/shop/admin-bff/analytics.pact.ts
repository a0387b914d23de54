import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addReportRoutes } from '../../../system-under-test/bffs/admin/reports/index.ts';
import type { Edge } from '../../../system-under-test/platform/edges/index.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { analyticsStates } from '../analytics/states.ts';
import { askBff, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, integer, regex } = MatchersV3;
const pact = pactOf('admin-bff', 'analytics');

const nothing = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };
const figures = {
  orders: integer(12),
  confirmed: integer(9),
  cancelled: integer(2),
  refunded: integer(1),
  revenue: integer(184_300),
};

/** Both reports are asked for at the same time: the other one is answered here, so that each test is about one. */
const only = (traffic: string, analytics: Edge): Edge => ({
  request: async (request) =>
    request.path.endsWith(`traffic=${traffic}`)
      ? analytics.request(request)
      : { status: 200, headers: {}, body: { days: [], total: nothing } },
});

function asOlga(analytics: Edge, query: string) {
  const router = createRouter();
  router.use(identity.requireCaller('admin'));
  addReportRoutes(router, analytics);
  return askBff(router, `/admin/api/reports/sales?${query}`, { as: 'olga' });
}

test('reports what tests have ordered', async () => {
  const day = { date: regex('\\d{4}-\\d{2}-\\d{2}', '2026-01-01'), ...figures };
  await pact
    .addInteraction()
    .given(...analyticsStates.testHasOrdered())
    .uponReceiving('a request for the sales to tests')
    .withRequest('GET', '/reports/sales', (request) => request.query({ from: '2020-01-01', traffic: 'synthetic' }))
    .willRespondWith(200, (response) => response.jsonBody({ days: eachLike(day), total: figures }))
    .executeTest(async ({ url }) => {
      const { body } = await asOlga(only('synthetic', edgeTo('analytics', url)), 'from=2020-01-01');
      expect(body).toMatchObject({ synthetic: { days: [{ date: '2026-01-01' }], total: { revenue: 184_300 } } });
    });
});

test('reports that customers have ordered nothing on a day', async () => {
  const day = { from: '2020-01-01', to: '2020-01-01' };
  await pact
    .addInteraction()
    .uponReceiving('a request for the sales to customers on a day without any')
    .withRequest('GET', '/reports/sales', (request) => request.query({ ...day, traffic: 'real' }))
    .willRespondWith(200, (response) => response.jsonBody({ days: [], total: nothing }))
    .executeTest(async ({ url }) => {
      const { body } = await asOlga(only('real', edgeTo('analytics', url)), `${new URLSearchParams(day)}`);
      expect(body).toMatchObject({ real: { days: [], total: nothing } });
    });
});
