import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import type { Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';

const ReportQuery = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });

const figures = {
  orders: z.int(),
  confirmed: z.int(),
  cancelled: z.int(),
  refunded: z.int(),
  /** In cents. */
  revenue: z.int(),
};
const SalesAnswer = z
  .object({ days: z.array(z.object({ date: z.string(), ...figures })), total: z.object(figures) })
  .meta({ id: 'Sales' });

/** `/admin/api/reports` */
export function addReportRoutes(router: Router, analytics: Edge): void {
  async function findSales(traffic: 'real' | 'synthetic', { from, to }: z.output<typeof ReportQuery>) {
    const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }), traffic });
    const answer = await analytics.request({ method: 'GET', path: `/reports/sales?${query}` });
    return readAnswer(SalesAnswer, 'analytics', answer);
  }

  router.get(
    '/admin/api/reports/sales',
    {
      summary: 'What was sold by day, real and synthetic orders kept apart',
      secured: true,
      query: ReportQuery,
      responses: { 200: z.object({ real: SalesAnswer, synthetic: SalesAnswer }) },
    },
    async ({ query }) => {
      const [real, synthetic] = await Promise.all([findSales('real', query), findSales('synthetic', query)]);
      return { real, synthetic };
    },
  );
}
