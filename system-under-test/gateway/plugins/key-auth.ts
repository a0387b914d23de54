import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { authenticateWith } from './authenticate.ts';
import { definePlugin } from './plugin.ts';

/** Lets a request pass that carries an API key of a consumer. */
export const keyAuth = definePlugin({
  name: 'key-auth',
  priority: 1250,

  config: z.strictObject({
    key_names: z.array(z.string()).default(['apikey']),
    key_in_header: z.boolean().default(true),
    key_in_query: z.boolean().default(true),
    key_in_body: z.literal(false, 'this gateway streams bodies and does not read keys from them').default(false),
    hide_credentials: z.boolean().default(false),
    anonymous: z.string().optional(),
    run_on_preflight: z.boolean().default(true),
    realm: z.string().optional(),
  }),

  create(config, environment) {
    const credentials = new Map(environment.credentials.keyauth_credentials.map((one) => [one.key, one]));
    const challenge = config.realm === undefined ? 'Key' : `Key realm="${config.realm}"`;

    return {
      access: authenticateWith(
        (exchange) => {
          const key = findKey(exchange);
          if (Array.isArray(key)) return { refused: { message: 'Duplicate API key found' }, challenge };
          if (!key) return { refused: { message: 'No API key found in request' }, challenge };
          const credential = credentials.get(key);
          return credential
            ? { credential, identifier: credential.id }
            : { refused: { message: 'Unauthorized' }, challenge };
        },
        config,
        environment,
      ),
    };

    function findKey(exchange: Exchange): string | string[] | undefined {
      for (const name of config.key_names) {
        const values = [...(config.key_in_header ? (exchange.request.headersDistinct[name.toLowerCase()] ?? []) : [])];
        if (!values.length && config.key_in_query) values.push(...exchange.query.getAll(name));
        if (values.length > 1) return values;
        if (values.length === 0) continue;
        if (config.hide_credentials) hide(exchange, name);
        return values[0];
      }
      return undefined;
    }
  },
});

function hide(exchange: Exchange, name: string): void {
  delete exchange.upstreamHeaders[name.toLowerCase()];
  if (!exchange.query.has(name)) return;
  exchange.query.delete(name);
  const [path] = exchange.upstreamPath.split('?');
  exchange.upstreamPath = exchange.query.size ? `${path}?${exchange.query}` : `${path}`;
}
