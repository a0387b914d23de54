/** How much the broker holds. */
import type { BrokerContext } from '../context.ts';
import { ok, type Route } from '../http/index.ts';
import { metricsOf } from './metrics.ts';
import { prometheusText } from './prometheus.ts';

export const metricsRoutes = ({ database }: BrokerContext): Route[] => [
  {
    method: 'GET',
    path: '/metrics',
    handle: ({ accept }) => {
      const metrics = metricsOf(database);
      // A scraper asks for text; everyone else, and whoever takes anything, gets what upstream answers.
      const scraped = /text\/plain|openmetrics/.test(accept) && !/\bjson\b/.test(accept);
      return scraped
        ? { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: prometheusText(metrics) }
        : ok(metrics);
    },
  },
];
