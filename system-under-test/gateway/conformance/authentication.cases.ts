import type { ConformanceCase, Expectation } from './conformance-case.ts';
import { signToken } from './sign-token.ts';

const config = (plugin: string, pluginConfig = '{}') => `
_format_version: "3.0"
services:
  - name: echo
    url: http://$UPSTREAM
    routes:
      - paths: [/]
        plugins: [{name: ${plugin}, config: ${pluginConfig}}]
consumers:
  - username: alice
    custom_id: "42"
    keyauth_credentials: [{key: open-sesame}]
    jwt_secrets: [{key: issuer, secret: s3cret}]
  - username: nobody
`;

const later = Math.floor(Date.now() / 1000) + 3600;
const refusal = (message: string, challenge: string): Expectation => ({
  status: 401,
  body: JSON.stringify({ message }),
  headers: { 'www-authenticate': challenge, 'content-type': 'application/json; charset=utf-8' },
  upstream: false,
});
const INVALID = 'Bearer error="invalid_token"';
const bearer = (token: string) => [{ path: '/', headers: { authorization: `Bearer ${token}` } }];

const jwtRefused = (name: string, token: string, message: string): ConformanceCase => ({
  name: `jwt: ${name}`,
  config: config('jwt'),
  requests: bearer(token),
  expect: refusal(message, INVALID),
});

const claimsRefused = (name: string, pluginConfig: string, claims: object, body: object): ConformanceCase => ({
  name: `jwt: ${name}`,
  config: config('jwt', pluginConfig),
  requests: bearer(signToken({ iss: 'issuer', ...claims }, 's3cret')),
  expect: { status: 401, body: JSON.stringify(body), headers: { 'www-authenticate': INVALID }, upstream: false },
});

const passed = (
  name: string,
  plugin: string,
  request: ConformanceCase['requests'][number],
  identifier: string | RegExp,
): ConformanceCase => ({
  name: `${plugin}: ${name}`,
  config: config(plugin),
  requests: [request],
  expect: {
    status: 200,
    upstream: {
      headers: {
        'x-consumer-id': /^[\da-f-]{36}$/,
        'x-consumer-username': 'alice',
        'x-consumer-custom-id': '42',
        'x-credential-identifier': identifier,
        'x-anonymous-consumer': undefined,
      },
    },
  },
});

export const authenticationCases: ConformanceCase[] = [
  passed(
    'lets a key in the header pass',
    'key-auth',
    { path: '/', headers: { apikey: 'open-sesame' } },
    /^[\da-f-]{36}$/,
  ),
  passed('lets a key in the query pass', 'key-auth', { path: '/?apikey=open-sesame' }, /^[\da-f-]{36}$/),
  passed(
    'believes no consumer headers of the client',
    'key-auth',
    { path: '/', headers: { apikey: 'open-sesame', 'x-consumer-username': 'root', 'x-anonymous-consumer': 'true' } },
    /./,
  ),
  {
    name: 'key-auth: refuses a request without a key',
    config: config('key-auth'),
    requests: [{ path: '/' }],
    expect: refusal('No API key found in request', 'Key'),
  },
  {
    name: 'key-auth: refuses an unknown key',
    config: config('key-auth'),
    requests: [{ path: '/?apikey=guess' }],
    expect: refusal('Unauthorized', 'Key'),
  },
  {
    name: 'key-auth: refuses two keys',
    config: config('key-auth'),
    requests: [{ path: '/?apikey=a&apikey=b' }],
    expect: refusal('Duplicate API key found', 'Key'),
  },
  {
    name: 'key-auth: names its realm',
    config: config('key-auth', '{realm: shop}'),
    requests: [{ path: '/' }],
    expect: refusal('No API key found in request', 'Key realm="shop"'),
  },
  {
    name: 'key-auth: hides the key from the upstream',
    config: config('key-auth', '{hide_credentials: true}'),
    requests: [{ path: '/x?apikey=open-sesame&q=1' }],
    expect: { status: 200, upstream: { path: '/x?q=1', headers: { apikey: undefined } } },
  },
  {
    name: 'key-auth: lets everybody pass as the anonymous consumer',
    config: config('key-auth', '{anonymous: nobody}'),
    requests: [{ path: '/' }],
    expect: {
      status: 200,
      upstream: {
        headers: {
          'x-consumer-username': 'nobody',
          'x-anonymous-consumer': 'true',
          'x-credential-identifier': undefined,
        },
      },
    },
  },

  passed(
    'lets a signed token pass',
    'jwt',
    { path: '/', headers: { authorization: `Bearer ${signToken({ iss: 'issuer' }, 's3cret')}` } },
    'issuer',
  ),
  passed(
    'lets a token in the query pass',
    'jwt',
    { path: `/?jwt=${signToken({ iss: 'issuer' }, 's3cret')}` },
    'issuer',
  ),
  passed(
    'does not look at exp unless told to',
    'jwt',
    { path: `/?jwt=${signToken({ iss: 'issuer', exp: 1 }, 's3cret')}` },
    'issuer',
  ),
  {
    name: 'jwt: refuses a request without a token',
    config: config('jwt'),
    requests: [{ path: '/' }],
    expect: refusal('Unauthorized', 'Bearer'),
  },
  {
    name: 'jwt: refuses two tokens',
    config: config('jwt'),
    requests: [{ path: '/?jwt=a', headers: { authorization: 'Bearer b' } }],
    expect: refusal('Multiple tokens provided', INVALID),
  },
  jwtRefused('refuses what is no token', 'abc', 'Bad token; invalid JSON'),
  jwtRefused('refuses alg none', signToken({ iss: 'issuer' }, '', { alg: 'none' }), 'Bad token; invalid alg'),
  jwtRefused('refuses a token without the key claim', signToken({}, 's3cret'), "No mandatory 'iss' in claims"),
  jwtRefused('refuses an empty key claim', signToken({ iss: '' }, 's3cret'), "Invalid 'iss' in claims"),
  jwtRefused(
    'refuses an unknown issuer',
    signToken({ iss: 'other' }, 's3cret'),
    "No credentials found for given 'iss'",
  ),
  jwtRefused(
    'refuses another algorithm than the credential has',
    signToken({ iss: 'issuer' }, 's3cret', { alg: 'HS512' }),
    'Invalid algorithm',
  ),
  jwtRefused('refuses a wrong signature', signToken({ iss: 'issuer' }, 'guess'), 'Invalid signature'),
  claimsRefused('refuses an expired token', '{claims_to_verify: [exp]}', { exp: 1 }, { exp: 'token expired' }),
  claimsRefused('refuses a token without exp', '{claims_to_verify: [exp]}', {}, { exp: 'must be a number' }),
  claimsRefused(
    'refuses a token from the future',
    '{claims_to_verify: [nbf]}',
    { nbf: later },
    { nbf: 'token not valid yet' },
  ),
  claimsRefused(
    'refuses a token that lives too long',
    '{claims_to_verify: [exp], maximum_expiration: 60}',
    { exp: later },
    { exp: 'exceeds maximum allowed expiration' },
  ),
  {
    name: 'jwt: lets a preflight pass with run_on_preflight: false',
    config: config('jwt', '{run_on_preflight: false}'),
    requests: [{ method: 'OPTIONS', path: '/' }],
    expect: { status: 200, upstream: { method: 'OPTIONS' } },
  },
];
