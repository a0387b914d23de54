import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addReportRoutes } from '../../../system-under-test/bffs/admin/reports/index.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { askBff, edgeTo, identity } from './bff.ts';
import { pactOf } from './pact-of.ts';

const { eachLike, integer, regex } = MatchersV3;
const figures = {
  orders: integer(12),
  confirmed: integer(9),
  cancelled: integer(2),
  refunded: integer(1),
  revenue: integer(184_300),
};
const day = { date: regex('\\d{4}-\\d{2}-\\d{2}', '2026-01-01'), ...figures };

/** Both reports are asked for at the same time: the other one is answered here, so that each test is about one. */
test.each(['real', 'synthetic'] as const)('reports what was sold, %s orders apart', async (traffic) => {
  await pactOf('admin-bff', 'analytics')
    .addInteraction()
    .given('something was ordered')
    .uponReceiving(`a request for the sales of ${traffic} orders`)
    .withRequest('GET', '/reports/sales', (request) => request.query({ from: '2020-01-01', traffic }))
    .willRespondWith(200, (response) =>
      response.jsonBody({ days: traffic === 'synthetic' ? eachLike(day) : [], total: figures }),
    )
    .executeTest(async ({ url }) => {
      const analytics = edgeTo('analytics', url);
      const router = createRouter();
      router.use(identity.requireCaller('admin'));
      addReportRoutes(router, {
        request: async (request) =>
          request.path.endsWith(`=${traffic}`)
            ? analytics.request(request)
            : { status: 200, headers: {}, body: { days: [], total: nothing } },
      });
      const { body } = await askBff(router, '/admin/api/reports/sales?from=2020-01-01', { as: 'olga' });
      expect(body).toMatchObject({ [traffic]: { total: { orders: 12, revenue: 184_300 } } });
    });
});

const nothing = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };
