import type { ConformanceCase } from './conformance-case.ts';

const config = (plugins: string, more = '') => `
_format_version: "3.0"
services:
  - name: echo
    url: http://$UPSTREAM
    routes: [{name: all, paths: [/]}, {name: other, paths: [/other]}]
plugins: ${plugins}
${more}
`;
const limited = (settings: string) => config(`[{name: rate-limiting, config: ${settings}}]`);
const shared = (settings: string) => config(`[{name: cors, config: ${settings}}]`);
const preflight = {
  origin: 'https://shop.example.com',
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'x-a, x-b',
};

export const trafficCases: ConformanceCase[] = [
  {
    name: 'rate-limiting: says what is left',
    config: limited('{hour: 5, policy: local}'),
    requests: [{ path: '/' }, { path: '/' }],
    expect: {
      status: 200,
      headers: {
        'x-ratelimit-limit-hour': '5',
        'x-ratelimit-remaining-hour': '3',
        'ratelimit-limit': '5',
        'ratelimit-remaining': '3',
        'ratelimit-reset': /^\d+$/,
        'retry-after': undefined,
      },
    },
  },
  {
    name: 'rate-limiting: refuses the request over the limit',
    config: limited('{hour: 2, policy: local}'),
    requests: [{ path: '/' }, { path: '/' }, { path: '/' }],
    expect: {
      status: 429,
      body: '{\n  "message":"API rate limit exceeded",\n  "request_id":"$ID"\n}',
      headers: { 'retry-after': /^\d+$/, 'x-ratelimit-remaining-hour': '0', 'x-kong-response-latency': /^\d+$/ },
      upstream: { times: 2 },
    },
  },
  {
    name: 'rate-limiting: reports the tightest window',
    config: limited('{hour: 3, day: 100, policy: local}'),
    requests: [{ path: '/' }],
    expect: {
      status: 200,
      headers: { 'ratelimit-limit': '3', 'ratelimit-remaining': '2', 'x-ratelimit-remaining-day': '99' },
    },
  },
  {
    name: 'rate-limiting: counts callers apart',
    config: limited('{hour: 1, policy: local, limit_by: header, header_name: x-tenant}'),
    requests: [
      { path: '/', headers: { 'x-tenant': 'a' } },
      { path: '/', headers: { 'x-tenant': 'b' } },
    ],
    expect: { status: 200 },
  },
  {
    name: 'rate-limiting: answers in its own words',
    config: limited(
      "{hour: 1, policy: local, error_code: 503, error_message: 'Come back later', hide_client_headers: true}",
    ),
    requests: [{ path: '/' }, { path: '/', headers: { accept: 'text/plain' } }],
    expect: {
      status: 503,
      body: 'Come back later\nrequest_id: $ID\n',
      headers: { 'retry-after': undefined, 'ratelimit-limit': undefined },
    },
  },

  {
    name: 'correlation-id: makes an id, for the upstream and the client',
    config: config(
      '[{name: correlation-id, config: {header_name: X-Correlation-Id, generator: uuid, echo_downstream: true}}]',
    ),
    requests: [{ path: '/' }],
    expect: {
      status: 200,
      headers: { 'x-correlation-id': /^[\da-f-]{36}$/ },
      upstream: { headers: { 'x-correlation-id': /^[\da-f-]{36}$/ } },
    },
  },
  {
    name: 'correlation-id: keeps the id that came',
    config: config('[{name: correlation-id, config: {echo_downstream: true}}]'),
    requests: [{ path: '/', headers: { 'kong-request-id': 'mine' } }],
    expect: {
      status: 200,
      headers: { 'kong-request-id': 'mine' },
      upstream: { headers: { 'kong-request-id': 'mine' } },
    },
  },
  {
    name: 'correlation-id: counts up, and tells the client nothing unless told to',
    config: config('[{name: correlation-id}]'),
    requests: [{ path: '/' }, { path: '/' }],
    expect: {
      status: 200,
      headers: { 'kong-request-id': undefined },
      upstream: { headers: { 'kong-request-id': /^[\da-f-]{36}#2$/ } },
    },
  },

  {
    name: 'cors: allows every origin by default',
    config: shared('{}'),
    requests: [{ path: '/' }],
    expect: { status: 200, headers: { 'access-control-allow-origin': '*', vary: undefined } },
  },
  {
    name: 'cors: answers a preflight itself',
    config: shared('{max_age: 60}'),
    requests: [{ method: 'OPTIONS', path: '/', headers: preflight }],
    expect: {
      status: 200,
      body: '',
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT',
        'access-control-allow-headers': 'x-a, x-b',
        'access-control-max-age': '60',
      },
      upstream: false,
    },
  },
  {
    name: 'cors: names the origin that it allows',
    config: shared(
      "{origins: ['.*\\.example\\.com', 'https://other.org'], exposed_headers: [X-Total], credentials: true}",
    ),
    requests: [{ path: '/', headers: { origin: 'https://shop.example.com' } }],
    expect: {
      status: 200,
      headers: {
        'access-control-allow-origin': 'https://shop.example.com',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-Total',
        vary: 'Origin',
      },
    },
  },
  {
    name: 'cors: lets a foreign origin through without the header',
    config: shared("{origins: ['https://a.example.com', 'https://b.example.com']}"),
    requests: [{ path: '/', headers: { origin: 'https://evil.example.com' } }],
    expect: { status: 200, headers: { 'access-control-allow-origin': undefined, vary: 'Origin' } },
  },
  {
    name: 'cors: names the origin rather than * when it allows credentials',
    config: shared('{credentials: true}'),
    requests: [{ path: '/', headers: { origin: 'https://shop.example.com' } }],
    expect: {
      status: 200,
      headers: {
        'access-control-allow-origin': 'https://shop.example.com',
        'access-control-allow-credentials': 'true',
      },
    },
  },

  {
    name: 'runs header filters of global plugins on a 404 too',
    config: `
_format_version: "3.0"
plugins: [{name: cors}, {name: correlation-id, config: {echo_downstream: true}}]`,
    requests: [{ path: '/' }],
    expect: { status: 404, headers: { 'access-control-allow-origin': '*', 'kong-request-id': /./ } },
  },
  {
    name: 'runs the header filters of all plugins after one has answered',
    config: config('[{name: cors}, {name: key-auth}]'),
    requests: [{ path: '/' }],
    expect: { status: 401, headers: { 'access-control-allow-origin': '*' }, upstream: false },
  },
  {
    name: 'takes the most specific plugin of a name, and only that',
    config: config(
      '[{name: rate-limiting, config: {hour: 1, policy: local}}, {name: rate-limiting, route: other, config: {hour: 7, policy: local}}]',
    ),
    requests: [{ path: '/' }, { path: '/other' }],
    expect: { status: 200, headers: { 'ratelimit-limit': '7', 'ratelimit-remaining': '6' } },
  },
  {
    name: "takes a consumer's plugin once it knows the consumer",
    config: config(
      '[{name: key-auth}, {name: rate-limiting, config: {hour: 1, policy: local}}]',
      `consumers:
  - username: alice
    keyauth_credentials: [{key: open-sesame}]
    plugins: [{name: rate-limiting, config: {hour: 9, policy: local}}]`,
    ),
    requests: [{ path: '/', headers: { apikey: 'open-sesame' } }],
    expect: { status: 200, headers: { 'ratelimit-limit': '9' } },
  },
];
