import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router } from '../../../platform/http/index.ts';
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
const SalesAnswer = z.object({
  days: z.array(z.object({ date: z.string(), ...figures })),
  total: z.object(figures),
});

/** `GET /admin/api/reports/sales?from=&to=`: what was sold, real and synthetic orders kept apart. */
export function addReportRoutes(router: Router, analytics: Edge): void {
  async function findSales(traffic: 'real' | 'synthetic', range: Record<string, string>) {
    const path = `/reports/sales?${new URLSearchParams({ ...range, traffic })}`;
    return readAnswer(SalesAnswer, 'analytics', await analytics.request({ method: 'GET', path }));
  }

  router.get('/admin/api/reports/sales', async (ctx) => {
    const range = parseInput(ReportQuery, ctx.query) as Record<string, string>;
    const [real, synthetic] = await Promise.all([findSales('real', range), findSales('synthetic', range)]);
    ctx.body = { real, synthetic };
  });
}
