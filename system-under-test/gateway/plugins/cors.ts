import { z } from 'zod';
import { exit } from '../answer/index.ts';
import type { Exchange } from '../exchange.ts';
import { type OriginRule, originRule } from './cors-origin.ts';
import { definePlugin } from './plugin.ts';

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'] as const;

/** Cross-origin headers on every response, and an answer to preflight requests. */
export const cors = definePlugin({
  name: 'cors',
  priority: 2000,

  config: z.strictObject({
    origins: z.array(z.string()).optional(),
    headers: z.array(z.string()).optional(),
    exposed_headers: z.array(z.string()).optional(),
    methods: z.array(z.enum(METHODS)).default([...METHODS]),
    max_age: z.number().optional(),
    credentials: z.boolean().default(false),
    private_network: z.boolean().default(false),
    preflight_continue: z.boolean().default(false),
  }),

  create(config) {
    const rule = originRule(config.origins ?? []);

    return {
      access(exchange) {
        const { request, response } = exchange;
        if (!isPreflight(exchange) || config.preflight_continue) return undefined;

        allowOrigin(exchange, rule, config.credentials);
        const headers = config.headers?.join(',') || request.headers['access-control-request-headers'];
        if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
        response.setHeader('Access-Control-Allow-Methods', config.methods.join(','));
        if (config.max_age !== undefined) response.setHeader('Access-Control-Max-Age', String(config.max_age));
        if (config.private_network && request.headers['access-control-request-private-network'] === 'true') {
          response.setHeader('Access-Control-Allow-Private-Network', 'true');
        }
        return exit(200);
      },

      headerFilter(exchange) {
        if (isPreflight(exchange)) return;
        allowOrigin(exchange, rule, config.credentials);
        if (config.exposed_headers?.length) {
          exchange.response.setHeader('Access-Control-Expose-Headers', config.exposed_headers.join(','));
        }
      },
    };
  },
});

function isPreflight({ request }: Exchange): boolean {
  return Boolean(
    request.method === 'OPTIONS' && request.headers.origin && request.headers['access-control-request-method'],
  );
}

function allowOrigin({ request, response }: Exchange, rule: OriginRule, credentials: boolean): void {
  const { origin } = request.headers;
  const allowed = rule(origin);
  // A browser refuses credentials together with `*`, so Kong names the origin instead.
  const named = credentials && allowed === '*' && origin ? origin : allowed;

  if (named === undefined) response.removeHeader('Access-Control-Allow-Origin');
  else response.setHeader('Access-Control-Allow-Origin', named);
  if (named !== '*') response.appendHeader('Vary', 'Origin');
  if (credentials && named !== '*') response.setHeader('Access-Control-Allow-Credentials', 'true');
}
