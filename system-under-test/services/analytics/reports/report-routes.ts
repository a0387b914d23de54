import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { reportSales } from './sales-report.ts';

const figures = {
  orders: z.int().describe('placed'),
  confirmed: z.int(),
  cancelled: z.int(),
  refunded: z.int(),
  revenue: z.int().describe('of confirmed orders, less what was given back; in cents'),
};
const SalesReport = z
  .strictObject({
    days: z.array(z.strictObject({ date: z.iso.date(), ...figures })).describe('those on which something happened'),
    total: z.strictObject(figures),
  })
  .meta({ id: 'SalesReport' });

export function reportRoutes(database: Database): Router {
  const router = createRouter();
  router.get(
    '/reports/sales',
    {
      summary: 'Sales by day',
      description: 'Both days are included; without them, the last 30 days. Synthetic traffic has a report of its own.',
      query: z.strictObject({
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
        traffic: z.enum(['real', 'synthetic']).default('real'),
      }),
      responses: { 200: SalesReport },
    },
    async ({ query }) => {
      if (query.from !== undefined && query.to !== undefined && query.from > query.to)
        throw new HttpError(400, 'validation', 'The first day comes after the last one', 'from');
      return reportSales(database, query);
    },
  );
  return router;
}
