import { z } from 'zod';
import { failure } from '../answer/index.ts';
import type { Exchange } from '../exchange.ts';
import { definePlugin } from './plugin.ts';
import { FixedWindow, PERIODS, type Period } from './rate-window.ts';

const limit = z.number().gt(0).optional();

/** So many requests in a fixed window of time, counted here (`policy: local`). */
export const rateLimiting = definePlugin({
  name: 'rate-limiting',
  priority: 910,

  config: z
    .strictObject({
      second: limit,
      minute: limit,
      hour: limit,
      day: limit,
      month: limit,
      year: limit,
      limit_by: z.enum(['consumer', 'credential', 'ip', 'service', 'header', 'path']).default('consumer'),
      header_name: z.string().optional(),
      path: z.string().startsWith('/').optional(),
      policy: z.literal('local', "this gateway counts by itself: only 'local'").default('local'),
      fault_tolerant: z.boolean().default(true),
      hide_client_headers: z.boolean().default(false),
      error_code: z.number().gt(0).default(429),
      error_message: z.string().default('API rate limit exceeded'),
      sync_rate: z.literal(-1, 'sync_rate can only be used with the redis policy').default(-1),
    })
    .superRefine((config, context) => {
      const set = PERIODS.filter((period) => config[period] !== undefined);
      if (!set.length) {
        context.addIssue({
          code: 'custom',
          message: `at least one of these fields must be non-empty: ${PERIODS.join(', ')}`,
        });
      }
      set.slice(1).forEach((longer, at) => {
        const shorter = set[at] as Period;
        if ((config[longer] ?? 0) >= (config[shorter] ?? 0)) return;
        const message = `The limit for ${longer}(${config[longer]?.toFixed(1)}) cannot be lower than the limit for ${shorter}(${config[shorter]?.toFixed(1)})`;
        context.addIssue({ code: 'custom', path: [longer], message });
      });
      for (const [by, field] of [
        ['header', 'header_name'],
        ['path', 'path'],
      ] as const) {
        if (config.limit_by === by && !config[field]) {
          context.addIssue({ code: 'custom', path: [field], message: 'required field missing' });
        }
      }
    }),

  create(config, { now }) {
    const windows = PERIODS.flatMap((period) => (config[period] ? [new FixedWindow(period, config[period])] : []));

    return {
      access(exchange) {
        const at = now();
        const caller = callerOf(exchange);
        const usage = windows.map((window) => ({ ...window.usage(caller, at), period: window.period }));
        const exceeded = usage.findLast(({ remaining }) => remaining <= 0);

        const shown = usage.map((one) => ({
          ...one,
          remaining: Math.max(0, !exceeded || one === exceeded ? one.remaining - 1 : one.remaining),
        }));
        const tightest = shown.reduce((a, b) => (b.remaining <= a.remaining ? b : a));

        if (!config.hide_client_headers) {
          for (const { period, limit: most, remaining } of shown) {
            const name = `${period[0]?.toUpperCase()}${period.slice(1)}`;
            exchange.response.setHeader(`X-RateLimit-Limit-${name}`, most);
            exchange.response.setHeader(`X-RateLimit-Remaining-${name}`, remaining);
          }
          exchange.response.setHeader('RateLimit-Limit', tightest.limit);
          exchange.response.setHeader('RateLimit-Remaining', tightest.remaining);
          exchange.response.setHeader('RateLimit-Reset', tightest.reset);
          if (exceeded) exchange.response.setHeader('Retry-After', tightest.reset);
        }
        if (exceeded) return failure(config.error_code, config.error_message);

        for (const window of windows) window.count(caller, at);
        return undefined;
      },
    };

    function callerOf(exchange: Exchange): string {
      return identifierOf(exchange) ?? exchange.clientIp;
    }

    function identifierOf({ consumer, credential, service, request, rawPath }: Exchange): string | undefined {
      switch (config.limit_by) {
        case 'consumer':
          return consumer?.id ?? credential?.id;
        case 'credential':
          return credential?.id;
        case 'service':
          return service?.id;
        case 'header':
          return request.headersDistinct[config.header_name?.toLowerCase() ?? '']?.[0];
        case 'path':
          return rawPath === config.path ? rawPath : undefined;
        case 'ip':
          return undefined;
      }
    }
  },
});
