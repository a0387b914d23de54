import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import { reportSales } from './sales-report.ts';

const salesQuery = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  traffic: z.enum(['real', 'synthetic']).default('real'),
});

/** `GET /reports/sales?from&to&traffic`: sales by day, both days included. */
export function reportRoutes(database: Database): Router {
  const router = createRouter();
  router.get('/reports/sales', async (ctx) => {
    const query = parseInput(salesQuery, ctx.query);
    if (query.from !== undefined && query.to !== undefined && query.from > query.to)
      throw new HttpError(400, 'validation', 'The first day comes after the last one', 'from');
    ctx.body = await reportSales(database, query);
  });
  return router;
}
