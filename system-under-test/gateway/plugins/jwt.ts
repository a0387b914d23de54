import { z } from 'zod';
import type { JwtSecret } from '../config/index.ts';
import type { Exchange } from '../exchange.ts';
import { authenticateWith, type Finding } from './authenticate.ts';
import { decodeToken, isDecoded } from './jwt-decode.ts';
import { verifySignature } from './jwt-signature.ts';
import { definePlugin } from './plugin.ts';

const RULES = {
  exp: (exp: number, now: number) => (exp <= now ? 'token expired' : undefined),
  nbf: (nbf: number, now: number) => (nbf > now ? 'token not valid yet' : undefined),
};

/** Lets a request pass that carries a JSON Web Token signed with a secret of a consumer. */
export const jwt = definePlugin({
  name: 'jwt',
  priority: 1450,

  config: z
    .strictObject({
      uri_param_names: z.array(z.string()).default(['jwt']),
      header_names: z.array(z.string()).default(['authorization']),
      cookie_names: z.array(z.string()).default([]),
      key_claim_name: z.string().default('iss'),
      secret_is_base64: z.boolean().default(false),
      claims_to_verify: z.array(z.enum(['exp', 'nbf'])).default([]),
      maximum_expiration: z.number().min(0).max(31_536_000).default(0),
      anonymous: z.string().optional(),
      run_on_preflight: z.boolean().default(true),
      realm: z.string().optional(),
    })
    .refine((config) => config.maximum_expiration === 0 || config.claims_to_verify.includes('exp'), {
      path: ['claims_to_verify'],
      message: "must contain 'exp' when maximum_expiration is set",
    }),

  create(config, environment) {
    const secrets = new Map(environment.credentials.jwt_secrets.map((secret) => [secret.key, secret]));
    const challenge = config.realm === undefined ? 'Bearer' : `Bearer realm="${config.realm}"`;
    const rejected = `${challenge}${config.realm === undefined ? '' : ','} error="invalid_token"`;

    return { access: authenticateWith(find, config, environment) };

    function find(exchange: Exchange): Finding {
      const tokens = tokensOf(exchange);
      const [token] = tokens;
      if (token === undefined) return { refused: { message: 'Unauthorized' }, challenge };
      if (tokens.size > 1) return refused('Multiple tokens provided');

      const decoded = decodeToken(token);
      if (!isDecoded(decoded)) return refused(`Bad token; ${decoded}`);

      const claim = config.key_claim_name;
      const key = decoded.claims[claim] ?? decoded.header[claim];
      if (key === undefined || key === null || key === false) return refused(`No mandatory '${claim}' in claims`);
      if (key === '') return refused(`Invalid '${claim}' in claims`);

      const secret = secrets.get(String(key));
      if (!secret) return refused(`No credentials found for given '${claim}'`);
      if (decoded.header.alg !== secret.algorithm) return refused('Invalid algorithm');
      const verificationKey = keyOf(secret);
      if (verificationKey === undefined) return refused('Invalid key/secret');
      if (!verifySignature(secret.algorithm, verificationKey, decoded)) return refused('Invalid signature');

      const violations = violationsOf(decoded.claims, environment.now() / 1000);
      if (violations) return { refused: violations, challenge: rejected };
      return { credential: secret, identifier: secret.key };
    }

    function refused(message: string): Finding {
      return { refused: { message }, challenge: rejected };
    }

    function tokensOf({ request, query }: Exchange): Set<string> {
      const tokens = new Set(config.uri_param_names.flatMap((name) => query.getAll(name)));
      if (config.cookie_names.length) {
        const cookies = new Map(
          request.headers.cookie?.split(/; */).map((pair) => pair.split(/=(.*)/s) as [string, string]),
        );
        for (const name of config.cookie_names) tokens.add(cookies.get(name) ?? '');
      }
      for (const name of config.header_names) {
        const [value] = request.headersDistinct[name.toLowerCase()] ?? [];
        tokens.add(value?.match(/\s*[Bb]earer\s+(.+)/)?.[1] ?? '');
      }
      tokens.delete('');
      return tokens;
    }

    function keyOf({ algorithm, secret, rsa_public_key }: JwtSecret): string | Buffer | undefined {
      if (!algorithm.startsWith('HS')) return rsa_public_key;
      return config.secret_is_base64 && secret !== undefined ? Buffer.from(secret, 'base64') : secret;
    }

    function violationsOf(claims: Record<string, unknown>, nowSeconds: number): Record<string, string> | undefined {
      const violations: Record<string, string> = {};
      for (const name of config.claims_to_verify) {
        const claim = claims[name];
        const violation = typeof claim === 'number' ? RULES[name](claim, nowSeconds) : 'must be a number';
        if (violation) violations[name] = violation;
      }
      if (Object.keys(violations).length) return violations;
      const { exp } = claims;
      const tooLong =
        config.maximum_expiration > 0 && !(typeof exp === 'number' && exp - nowSeconds <= config.maximum_expiration);
      return tooLong ? { exp: 'exceeds maximum allowed expiration' } : undefined;
    }
  },
});
