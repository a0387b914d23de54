import type { ConformanceCase } from './conformance-case.ts';

const service = (routes: string, path = '') => `
_format_version: "3.0"
services:
  - name: echo
    url: http://$UPSTREAM${path}
    routes: ${routes}
`;

const upstreamPath = (
  name: string,
  routes: string,
  path: string,
  expected: string,
  base?: string,
): ConformanceCase => ({
  name,
  config: service(routes, base),
  requests: [{ path }],
  expect: { status: 200, body: 'echo', upstream: { path: expected } },
});

const matches = (
  name: string,
  routes: string,
  request: ConformanceCase['requests'][number],
  path: string,
): ConformanceCase => ({
  name,
  config: service(routes),
  requests: [request],
  expect: { status: 200, upstream: { path } },
});

const unmatched = (name: string, routes: string, request: ConformanceCase['requests'][number]): ConformanceCase => ({
  name,
  config: service(routes),
  requests: [request],
  expect: { status: 404, upstream: false },
});

/** `{name: [a, b]}` as YAML flow: each route adds its name to the path, so that the upstream shows which one won. */
const marking = (...routes: string[]) => `\n${routes.map((route) => `      - ${route}`).join('\n')}`;

export const routingCases: ConformanceCase[] = [
  upstreamPath('strips the matched path by default', '[{paths: [/r]}]', '/r/x', '/x'),
  upstreamPath('asks for / when the whole path was stripped', '[{paths: [/r]}]', '/r', '/'),
  upstreamPath('keeps the path with strip_path: false', '[{paths: [/r], strip_path: false}]', '/r/x?q=1', '/r/x?q=1'),
  upstreamPath("puts the service's path in front", '[{paths: [/r]}]', '/r/x', '/s/x', '/s'),
  upstreamPath("ends at the service's path", '[{paths: [/r]}]', '/r', '/s', '/s'),
  upstreamPath('keeps a trailing slash', '[{paths: [/r]}]', '/r/', '/s/', '/s'),
  upstreamPath("never doubles the slash after the service's path", '[{paths: [/r/]}]', '/r/x', '/s/x', '/s/'),
  upstreamPath('passes the query on', '[{paths: [/r]}]', '/r/x?a=1&b=%20', '/x?a=1&b=%20'),
  upstreamPath('matches a path as a prefix, not by segments', '[{paths: [/r]}]', '/room', '/oom'),
  upstreamPath('resolves dots before it matches', '[{paths: [/r]}]', '/q/../r/./x', '/x'),
  upstreamPath('lets no rest climb out of the service', '[{paths: [/r]}]', '/r../secret', '/s/secret', '/s'),
  upstreamPath('merges slashes', '[{paths: [/r]}]', '//r//x', '/x'),
  upstreamPath('decodes what need not be encoded', '[{paths: [/r]}]', '/%72/%7Ex%2fy', '/~x%2Fy'),
  upstreamPath('strips what a regex matched', "[{paths: ['~/r/\\d+']}]", '/r/42/x', '/x'),
  upstreamPath('anchors a regex at the start', "[{paths: ['~/x', /r]}]", '/r/x', '/x'),

  matches(
    'prefers the longer path',
    marking('{paths: [/r], strip_path: false}', '{paths: [/r/long]}'),
    { path: '/r/long/x' },
    '/x',
  ),
  matches(
    'prefers a regex to a longer plain path',
    marking('{paths: [/r/long], strip_path: false}', "{paths: ['~/r']}"),
    { path: '/r/long' },
    '/long',
  ),
  matches(
    'prefers the regex with the higher regex_priority',
    marking("{paths: ['~/r/x'], strip_path: false}", "{paths: ['~/r'], regex_priority: 1}"),
    { path: '/r/x' },
    '/x',
  ),
  matches(
    'prefers the route with more matched attributes to the longer path',
    marking('{paths: [/r/long], strip_path: false}', '{paths: [/r], methods: [GET]}'),
    { path: '/r/long' },
    '/long',
  ),
  matches(
    'prefers a plain host to a wildcard',
    marking("{paths: [/r/x], hosts: ['*.example.com'], strip_path: false}", '{paths: [/r], hosts: [a.example.com]}'),
    { path: '/r/x', headers: { host: 'a.example.com' } },
    '/x',
  ),
  matches(
    'matches headers without regard to case, and by regex',
    marking("{paths: [/r], headers: {x-tier: [GOLD, '~*^plat']}}"),
    { path: '/r/x', headers: { 'X-Tier': 'Platinum' } },
    '/x',
  ),
  matches(
    'matches a host whatever the port',
    '[{hosts: [example.com]}]',
    { path: '/x', headers: { host: 'Example.com:8000' } },
    '/x',
  ),
  unmatched('does not match another method', '[{paths: [/r], methods: [POST]}]', { path: '/r' }),
  unmatched('does not match another host', '[{hosts: [example.com]}]', { path: '/', headers: { host: 'example.org' } }),
  unmatched('does not match another case of the path', '[{paths: [/r]}]', { path: '/R' }),

  {
    name: 'answers 404 when no route matches',
    config: service('[{paths: [/r]}]'),
    requests: [{ path: '/other' }],
    expect: {
      status: 404,
      body: '{\n  "message":"no Route matched with those values",\n  "request_id":"$ID"\n}',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        server: /^kong\/3\.9/,
        'x-kong-response-latency': /^\d+$/,
        'x-kong-proxy-latency': undefined,
        via: undefined,
      },
      upstream: false,
    },
  },
  {
    name: 'answers 503 for a route without a service',
    config: '_format_version: "3.0"\nroutes: [{paths: [/r]}]',
    requests: [{ path: '/r', headers: { accept: 'text/plain' } }],
    expect: {
      status: 503,
      body: 'no Service found with those values\nrequest_id: $ID\n',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  },
  {
    name: 'answers 426 for http on a route that is https only',
    config: service('[{paths: [/r], protocols: [https]}]'),
    requests: [{ path: '/r' }],
    expect: {
      status: 426,
      body: /Please use HTTPS protocol/,
      headers: { upgrade: 'TLS/1.2, HTTP/1.1' },
      upstream: false,
    },
  },
  {
    name: 'redirects to https when the route says so',
    config: service('[{paths: [/r], protocols: [https], https_redirect_status_code: 301}]'),
    requests: [{ path: '/r?q=1', headers: { host: 'example.com' } }],
    expect: { status: 301, headers: { location: 'https://example.com/r?q=1' }, upstream: false },
  },
  {
    name: 'refuses TRACE',
    config: service('[{paths: [/]}]'),
    requests: [{ method: 'TRACE', path: '/' }],
    expect: { status: 405, upstream: false },
  },
];
