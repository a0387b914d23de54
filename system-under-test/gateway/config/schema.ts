import { z } from 'zod';

/*
 * Fields and defaults of Kong 3.9's entities: kong/db/schema/entities/{services,routes,consumers,plugins}.lua and
 * the daos.lua of the plugins jwt and key-auth.
 */

const id = z.uuid().optional();
const tags = z.array(z.string()).optional();
const timeout = z.int().min(1).max(2_147_483_646).default(60_000);
const stamps = { created_at: z.int().optional(), updated_at: z.int().optional() };
/** A reference by name or id: `service: shop` or `service: {name: shop}`. */
const reference = z.union([
  z.string(),
  z.strictObject({ name: z.string() }).transform(({ name }) => name),
  z.strictObject({ username: z.string() }).transform(({ username }) => username),
  z.strictObject({ id: z.uuid() }).transform((byId) => byId.id),
]);

const routePath = z
  .string()
  .regex(/^~?\//, 'should start with: / (fixed path) or ~/ (regex path)')
  .refine((path) => path.startsWith('~') || !path.includes('//'), 'must not have empty segments')
  .refine(isCompilable, 'invalid regex');

const PluginSchema = z.strictObject({
  id,
  ...stamps,
  name: z.string(),
  instance_name: z.string().optional(),
  route: reference.optional(),
  service: reference.optional(),
  consumer: reference.optional(),
  config: z.record(z.string(), z.unknown()).nullish(),
  protocols: z.array(z.string()).optional(),
  enabled: z.boolean().default(true),
  tags,
});

export const RouteSchema = z
  .strictObject({
    id,
    ...stamps,
    name: z.string().optional(),
    protocols: z
      .array(z.enum(['http', 'https']))
      .min(1)
      .default(['http', 'https']),
    methods: z.array(z.string().regex(/^[A-Z]+$/, 'invalid value')).optional(),
    hosts: z.array(z.string()).optional(),
    paths: z.array(routePath).optional(),
    headers: z.record(z.string(), z.array(z.string())).optional(),
    https_redirect_status_code: z.literal([426, 301, 302, 307, 308]).default(426),
    regex_priority: z.int().default(0),
    strip_path: z.boolean().default(true),
    preserve_host: z.boolean().default(false),
    path_handling: z.literal('v0').default('v0'),
    request_buffering: z.boolean().default(true),
    response_buffering: z.boolean().default(true),
    service: reference.optional(),
    plugins: z.array(PluginSchema).default([]),
    tags,
  })
  .refine(
    (route) => Boolean(route.methods?.length || route.hosts?.length || route.paths?.length || route.headers),
    "must set one of 'methods', 'hosts', 'headers', 'paths'",
  );

export const ServiceSchema = z.strictObject({
  id,
  ...stamps,
  name: z.string().optional(),
  url: z.string().optional(),
  protocol: z.enum(['http', 'https']).default('http'),
  host: z.string().optional(),
  port: z.int().min(0).max(65_535).default(80),
  path: z.string().startsWith('/', 'should start with: /').optional(),
  retries: z.int().min(0).max(32_767).default(5),
  connect_timeout: timeout,
  write_timeout: timeout,
  read_timeout: timeout,
  enabled: z.boolean().default(true),
  routes: z.array(RouteSchema).default([]),
  plugins: z.array(PluginSchema).default([]),
  tags,
});

const KeyAuthCredentialSchema = z.strictObject({
  id,
  created_at: z.int().optional(),
  key: z.string().min(1),
  consumer: reference.optional(),
  tags,
});

export const JwtSecretSchema = z
  .strictObject({
    id,
    created_at: z.int().optional(),
    key: z.string().min(1),
    secret: z.string().optional(),
    rsa_public_key: z.string().optional(),
    algorithm: z
      .enum([
        'HS256',
        'HS384',
        'HS512',
        'RS256',
        'RS384',
        'RS512',
        'ES256',
        'ES384',
        'ES512',
        'PS256',
        'PS384',
        'PS512',
        'EdDSA',
      ])
      .default('HS256'),
    consumer: reference.optional(),
    tags,
  })
  .refine(({ algorithm, rsa_public_key }) => !/^(RS|PS|Ed)/.test(algorithm) || rsa_public_key, {
    path: ['rsa_public_key'],
    message: 'required field missing',
  });

const ConsumerSchema = z
  .strictObject({
    id,
    ...stamps,
    username: z.string().optional(),
    custom_id: z.string().optional(),
    keyauth_credentials: z.array(KeyAuthCredentialSchema).default([]),
    jwt_secrets: z.array(JwtSecretSchema).default([]),
    plugins: z.array(PluginSchema).default([]),
    tags,
  })
  .refine(
    (consumer) => consumer.username || consumer.custom_id,
    "at least one of these fields must be non-empty: 'custom_id', 'username'",
  );

export const FileSchema = z.strictObject({
  _format_version: z.enum(['1.1', '2.1', '3.0']),
  _transform: z.boolean().default(true),
  services: z.array(ServiceSchema).default([]),
  routes: z.array(RouteSchema).default([]),
  consumers: z.array(ConsumerSchema).default([]),
  plugins: z.array(PluginSchema).default([]),
  keyauth_credentials: z.array(KeyAuthCredentialSchema).default([]),
  jwt_secrets: z.array(JwtSecretSchema).default([]),
});

export type File = z.output<typeof FileSchema>;

function isCompilable(path: string): boolean {
  if (!path.startsWith('~')) return true;
  try {
    new RegExp(path.slice(1));
    return true;
  } catch {
    return false;
  }
}
