import type { ConformanceCase } from './conformance-case.ts';

const echo = (settings = '', routes = '[{paths: [/r]}]', target = '$UPSTREAM') => `
_format_version: "3.0"
services:
  - name: echo
    url: http://${target}
    ${settings}
    routes: ${routes}
`;

export const proxyingCases: ConformanceCase[] = [
  {
    name: 'tells the upstream who asked, and for what',
    config: echo(),
    requests: [{ path: '/r/x?q=1', headers: { host: 'shop.example.com:8000' } }],
    expect: {
      status: 200,
      upstream: {
        path: '/x?q=1',
        headers: {
          host: '$UPSTREAM',
          'x-forwarded-for': /^[\da-f.:]+$/,
          'x-forwarded-proto': 'http',
          'x-forwarded-host': 'shop.example.com',
          'x-forwarded-port': /^\d+$/,
          'x-forwarded-path': '/r/x',
          'x-forwarded-prefix': '/r',
          'x-kong-request-id': /^[\da-f]{32}$/,
          via: /^1\.1 kong\/3\.9/,
        },
      },
    },
  },
  {
    name: 'overwrites what the client claims about itself',
    config: echo('', '[{paths: [/r], strip_path: false}]'),
    requests: [
      {
        path: '/r',
        headers: {
          'x-forwarded-for': '203.0.113.9',
          'x-forwarded-proto': 'https',
          'x-forwarded-host': 'bank.example.com',
          'x-forwarded-prefix': '/admin',
        },
      },
    ],
    expect: {
      status: 200,
      upstream: {
        headers: {
          'x-forwarded-for': /^203\.0\.113\.9, [\da-f.:]+$/,
          'x-forwarded-proto': 'http',
          'x-forwarded-host': /^(?!bank)/,
          'x-forwarded-prefix': undefined,
        },
      },
    },
  },
  {
    name: "keeps the client's Host with preserve_host",
    config: echo('', '[{paths: [/r], preserve_host: true}]'),
    requests: [{ path: '/r', headers: { host: 'shop.example.com:8000' } }],
    expect: { status: 200, upstream: { headers: { host: 'shop.example.com:8000' } } },
  },
  {
    name: 'passes trace context and baggage on',
    config: echo(),
    requests: [
      {
        path: '/r',
        headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', baggage: 'synthetic=true' },
      },
    ],
    expect: {
      status: 200,
      upstream: { headers: { traceparent: /^00-0af7651916cd43dd8448eb211c80319c-/, baggage: 'synthetic=true' } },
    },
  },
  {
    name: 'streams a body with its length',
    config: echo(),
    requests: [{ method: 'POST', path: '/r', headers: { 'content-length': '5' }, body: 'hello' }],
    expect: { status: 200, upstream: { method: 'POST', body: 'hello', headers: { 'content-length': '5' } } },
  },
  {
    name: 'keeps hop-by-hop headers to the hop',
    config: echo(),
    requests: [
      {
        path: '/r',
        headers: { connection: 'close, x-private', 'x-private': '1', 'proxy-connection': 'keep-alive', te: 'gzip' },
      },
    ],
    expect: {
      status: 200,
      upstream: { headers: { 'x-private': undefined, 'proxy-connection': undefined, te: undefined } },
    },
  },
  {
    name: "passes the upstream's status and headers on, and adds its own",
    config: echo(),
    requests: [{ path: '/r/teapot' }],
    expect: {
      status: 418,
      body: 'short and stout',
      headers: {
        server: 'pot',
        'set-cookie': 'a=1, b=2',
        'x-hop': undefined,
        via: /^1\.1 kitchen, 1\.1 kong\/3\.9/,
        'x-kong-upstream-latency': /^\d+$/,
        'x-kong-proxy-latency': /^\d+$/,
        'x-kong-response-latency': undefined,
        'x-kong-request-id': /^[\da-f]{32}$/,
      },
    },
  },
  {
    name: 'sends no body for HEAD',
    config: echo(),
    requests: [{ method: 'HEAD', path: '/r' }],
    expect: { status: 200, body: '', upstream: { method: 'HEAD' } },
  },
  {
    name: 'answers 502 when the upstream refuses connections',
    config: echo('retries: 1', '[{paths: [/r]}]', '$REFUSED'),
    requests: [{ path: '/r' }],
    expect: {
      status: 502,
      body: 'An invalid response was received from the upstream server\nrequest_id: $ID\n',
      headers: { 'content-type': 'text/plain; charset=utf-8', server: /^kong\// },
    },
  },
  {
    name: 'formats an error of the upstream as the client accepts it',
    config: echo('retries: 0', '[{paths: [/r]}]', '$REFUSED'),
    requests: [{ path: '/r', headers: { accept: 'text/html;q=0.8, application/xml;q=0.9' } }],
    expect: {
      status: 502,
      headers: { 'content-type': 'application/xml; charset=utf-8' },
      body: /<message>An invalid response was received from the upstream server<\/message>/,
    },
  },
  {
    name: 'formats an error of the upstream as the request was written when no format was asked for',
    config: echo('retries: 0', '[{paths: [/r]}]', '$REFUSED'),
    requests: [{ method: 'POST', path: '/r', headers: { 'content-type': 'application/json' }, body: '{}' }],
    expect: { status: 502, headers: { 'content-type': 'application/json; charset=utf-8' } },
  },
  {
    name: 'answers 502 when the upstream cuts the connection, having tried a GET again',
    config: echo('retries: 2'),
    requests: [{ path: '/r/reset' }],
    expect: { status: 502, upstream: { path: '/reset', times: 3 } },
  },
  {
    name: 'never sends a POST twice',
    config: echo('retries: 2'),
    requests: [{ method: 'POST', path: '/r/reset', body: 'pay' }],
    expect: { status: 502, upstream: { path: '/reset', times: 1 } },
  },
  {
    name: 'answers 504 when the upstream is silent',
    config: echo('retries: 0\n    read_timeout: 150'),
    requests: [{ path: '/r/silence' }],
    expect: { status: 504, body: 'The upstream server is timing out\nrequest_id: $ID\n', upstream: { times: 1 } },
  },
  {
    name: "answers 503 when the service's host has no address",
    config: echo('retries: 0', '[{paths: [/r]}]', 'nowhere.invalid'),
    requests: [{ path: '/r' }],
    expect: {
      status: 503,
      body: /name resolution failed/,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
  },
];
