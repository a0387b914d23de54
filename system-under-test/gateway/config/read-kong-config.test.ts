import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pluginSchemas } from '../plugins/index.ts';
import { KongConfigError } from './kong-config-error.ts';
import { overrideServiceUrls } from './override-service-urls.ts';
import { readKongConfig } from './read-kong-config.ts';

const read = (text: string) => readKongConfig(text, pluginSchemas);
const file = (body: string) => `_format_version: "3.0"\n${body}`;

describe('a good file', () => {
  test('gives services and routes the defaults of Kong', () => {
    const { services, routes } = read(
      file('services: [{name: shop, url: "https://shop.internal/v1", routes: [{paths: [/]}]}]'),
    );
    expect(services).toMatchObject([
      {
        protocol: 'https',
        host: 'shop.internal',
        port: 443,
        path: '/v1',
        retries: 5,
        connect_timeout: 60_000,
        read_timeout: 60_000,
      },
    ]);
    expect(routes).toMatchObject([
      { strip_path: true, preserve_host: false, protocols: ['http', 'https'], service: { name: 'shop' } },
    ]);
  });

  test('may nest its entities or refer to them by name', () => {
    const nested = read(
      file(`
services: [{name: shop, host: shop, routes: [{name: all, paths: [/], plugins: [{name: cors}]}]}]
consumers: [{username: alice, keyauth_credentials: [{key: k}]}]`),
    );
    const flat = read(
      file(`
services: [{name: shop, host: shop}]
routes: [{name: all, paths: [/], service: shop}]
plugins: [{name: cors, route: all}]
consumers: [{username: alice}]
keyauth_credentials: [{key: k, consumer: alice}]`),
    );
    expect(flat).toEqual(nested);
  });

  test('may carry comments anywhere', () => {
    expect(() => read(file('_comment: mine\nservices: [{name: shop, host: shop, _ignore: [1]}]'))).not.toThrow();
  });

  test('leaves out disabled plugins and the routes of disabled services', () => {
    const config = read(
      file('services: [{host: shop, enabled: false, routes: [{paths: [/]}]}]\nplugins: [{name: cors, enabled: false}]'),
    );
    expect(config).toMatchObject({ routes: [], plugins: [] });
  });

  test("is the shop's own", () => {
    const text = readFileSync(new URL('../kong.yml', import.meta.url), 'utf8');
    expect(read(text).routes.map(({ name }) => name)).toEqual(['storefront', 'api', 'catalogue', 'admin', 'auth']);
  });
});

test('a service is pointed elsewhere by the environment', () => {
  const config = read(file('services: [{name: user-bff, url: "http://user-bff:3000"}]'));
  overrideServiceUrls(config, { USER_BFF_URL: 'http://127.0.0.1:4711' });
  expect(config.services).toMatchObject([{ host: '127.0.0.1', port: 4711 }]);
  expect(() => overrideServiceUrls(config, { USER_BFF_URL: 'no url' })).toThrow(
    'USER_BFF_URL: expected an http(s) URL (got "no url")',
  );
});

describe('a bad file is refused', () => {
  test.each([
    ['_format_version: 3.0', '_format_version: expected a string (got 3)'],
    ['services: []', '_format_version: required field missing'],
    [file('servces: []'), 'servces: unknown field (got [])'],
    [file('services: [{name: a, host: h, retires: 3}]'), 'services[0].retires: unknown field (got 3)'],
    [
      file('services: [{name: a, host: h, routes: [{paths: [nope]}]}]'),
      'services[0].routes[0].paths[0]: should start with: /',
    ],
    [file('routes: [{paths: ["~/(["]}]'), 'routes[0].paths[0]: invalid regex (got "~/([")'],
    [file('routes: [{name: empty}]'), "routes[0]: must set one of 'methods', 'hosts', 'headers', 'paths'"],
    [file('services: [{name: a}]'), 'services[0].host: required field missing'],
    [file('services: [{name: a, url: nonsense}]'), 'services[0].url: expected an http(s) URL (got "nonsense")'],
    [file('services: [{name: a, host: h, port: "80"}]'), 'services[0].port: expected a number (got "80")'],
    [
      file('routes: [{paths: [/], service: ghost}]'),
      "routes[0].service: invalid reference 'service: ghost' (no such entry in 'services')",
    ],
    [
      file('jwt_secrets: [{key: k, secret: s, consumer: ghost}]'),
      "jwt_secrets[0].consumer: invalid reference 'consumer: ghost'",
    ],
    [
      file('services: [{name: a, host: h}, {name: a, host: h}]'),
      "services[1]: uniqueness violation: 'services' entity with name set to 'a' already declared",
    ],
    [file('consumers: [{tags: []}]'), 'consumers[0]: at least one of these fields must be non-empty'],
    [file('plugins: [{name: canary}]'), "plugins[0].name: plugin 'canary' not enabled"],
    [file('plugins: [{name: cors, config: {origin: x}}]'), 'plugins[0].config.origin: unknown field (got "x")'],
    [file('plugins: [{name: rate-limiting}]'), 'plugins[0].config: at least one of these fields must be non-empty'],
    [
      file('plugins: [{name: rate-limiting, config: {minute: 10, hour: 5}}]'),
      'plugins[0].config.hour: The limit for hour(5.0) cannot be lower than the limit for minute(10.0)',
    ],
    [file('plugins: [{name: cors}, {name: cors}]'), 'plugins[1]: uniqueness violation'],
    ['services: [', 'yaml: '],
  ])('%s', (text, problem) => {
    expect(() => read(text)).toThrow(KongConfigError);
    expect(() => read(text)).toThrow(problem);
  });

  test('with every problem at once', () => {
    const refused = () => read(file('services: [{name: 1, host: h, extra: 2}]\nconsumers: [{id: x, username: u}]'));
    expect(refused).toThrow(/services\[0\]\.name[\s\S]*services\[0\]\.extra[\s\S]*consumers\[0\]\.id/);
  });
});
