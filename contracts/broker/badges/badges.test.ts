import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History } from '../testing/index.ts';
import { type BrokerFixture, brokerOf } from '../webhooks/testing/broker-fixture.ts';
import { badgesRoutes } from './index.ts';

let broker: BrokerFixture;
let history: History;
beforeEach(async () => {
  broker = await brokerOf(badgesRoutes);
  history = new History(broker.context.database);
});
afterEach(() => broker[Symbol.asyncDispose]());

const colorNames: Readonly<Record<string, string>> = {
  '#4c1': 'green',
  '#fe7d37': 'orange',
  '#e05d44': 'red',
  '#9f9f9f': 'grey',
};

/** What a screen reader says, and the colour of the right half. */
const badge = async (path: string) => {
  const { status, body } = await broker.ask('GET', path, undefined, 'image/svg+xml');
  expect(status).toBe(200);
  const [, title] = body.match(/<title>(.*)<\/title>/) ?? [];
  const [, color] = body.match(/<rect x="\d+" width="\d+" height="20" fill="(#\w+)"/) ?? [];
  return `${title} ${colorNames[color ?? '']}`;
};
const pair = '/pacts/provider/Order%20API/consumer/WebBff';

describe('a pact’s badge', () => {
  it('is an SVG that is not kept, with or without the ending', async () => {
    history.publish('WebBff 1', 'Order API');
    for (const path of [`${pair}/latest/badge.svg`, `${pair}/latest/badge`]) {
      const { headers, body } = await broker.ask('GET', path, undefined, '*/*');
      expect(headers.get('content-type')).toBe('image/svg+xml;charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(body).toMatch(
        /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]* role="img" aria-label="webbff\/order api pact: unknown"/,
      );
    }
  });

  it('says what became of the newest pact', async () => {
    history.publish('WebBff 1', 'Order API', 'a');
    expect(await badge(`${pair}/latest/badge.svg`)).toBe('webbff/order api pact: unknown grey');
    history.pass('Order API 1', 'WebBff 1');
    expect(await badge(`${pair}/latest/badge.svg`)).toBe('webbff/order api pact: verified green');
    history.publish('WebBff 2', 'Order API', 'b');
    expect(await badge(`${pair}/latest/badge.svg`)).toBe('webbff/order api pact: changed orange');
    history.fail('Order API 2', 'WebBff 2');
    expect(await badge(`${pair}/latest/badge.svg`)).toBe('webbff/order api pact: failed red');
    broker.context.database.run('update verification set pending = 1');
    expect(await badge(`${pair}/latest/badge.svg`)).toBe('webbff/order api pact: failed (pending) red');
  });

  it('of a tag, a branch, or of no tag, slashes and all', async () => {
    history
      .publish('WebBff 1', 'Order API', 'a')
      .pass('Order API 1', 'WebBff 1')
      .tag('WebBff 1', 'feat/x')
      .publish('WebBff 2', 'Order API', 'b')
      .fail('Order API 1', 'WebBff 2')
      .branch('WebBff 2', 'feat/y')
      .publish('WebBff 3', 'Order API', 'c')
      .tag('WebBff 3', 'new');
    for (const tag of ['feat%2Fx', 'feat/x'])
      expect(await badge(`${pair}/latest/${tag}/badge.svg`)).toBe('webbff/order api pact: verified green');
    expect(await badge(`${pair}/branch/feat%2Fy/latest/badge.svg`)).toBe('webbff/order api pact: failed red');
    expect(await badge(`${pair}/latest-untagged/badge.svg`)).toBe('webbff/order api pact: failed red');
    expect(await badge(`${pair}/latest/new/badge.svg`)).toBe('webbff/order api pact: unknown grey');
    expect(await badge(`${pair}/latest/none/badge.svg`)).toBe('pact not found: unknown grey');
  });

  it('names one of the two, or their initials', async () => {
    history.publish('WebBff 1', 'Order API');
    expect(await badge(`${pair}/latest/badge.svg?label=consumer`)).toBe('webbff pact: unknown grey');
    expect(await badge(`${pair}/latest/badge.svg?label=provider`)).toBe('order api pact: unknown grey');
    expect(await badge(`${pair}/latest/badge.svg?initials=true`)).toBe('wb/oa pact: unknown grey');
  });

  it('of nobody is a picture too', async () => {
    expect(await badge('/pacts/provider/x/consumer/y/latest/badge.svg')).toBe('pact not found: unknown grey');
  });

  it('of the matrix looks at a tag of each', async () => {
    history
      .publish('WebBff 1', 'Order API', 'a')
      .tag('WebBff 1', 'prod')
      .pass('Order API 1', 'WebBff 1')
      .tag('Order API 1', 'prod')
      .fail('Order API 2', 'WebBff 1')
      .tag('Order API 2', 'dev');
    const of = (tag: string) =>
      badge(`/matrix/provider/Order%20API/latest/${tag}/consumer/WebBff/latest/prod/badge.svg`);
    expect(await of('prod')).toBe('webbff (prod)/order api (prod) pact: verified green');
    expect(await of('dev')).toBe('webbff (prod)/order api (dev) pact: failed red');
    expect(await of('none')).toBe('webbff (prod)/order api (none) pact: unknown grey');
  });

  it('is drawn safely whatever the names hold', async () => {
    history.publish('<script>alert(1)</script>&"\u0001 1', 'Order API');
    const name = encodeURIComponent('<script>alert(1)</script>&"\u0001');
    const { body, headers } = await broker.ask('GET', `/pacts/provider/Order%20API/consumer/${name}/latest/badge.svg`);
    expect(body).not.toContain('<script');
    expect(body).not.toContain('\u0001');
    expect(body).toContain('&#60;script&#62;');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('a deployment’s badge', () => {
  const branch = (name: string, environment = 'prod') =>
    badge(`/pacticipants/WebBff/branches/${name}/latest-version/can-i-deploy/to-environment/${environment}/badge.svg`);

  it('says whether the head of a branch may be deployed', async () => {
    history.publish('WebBff 1', 'Order API').branch('WebBff 1', 'feat/x').deploy('Order API 1', 'prod');
    expect(await branch('feat%2Fx')).toBe('can-i-deploy: feat/x to prod red');
    history.pass('Order API 1', 'WebBff 1');
    expect(await branch('feat/x')).toBe('can-i-deploy: feat/x to prod green');
    const path = '/pacticipants/WebBff/branches/feat%2Fx/latest-version/can-i-deploy/to-environment/prod/badge';
    expect(await badge(`${path}?label=live`)).toBe('live: feat/x to prod green');
  });

  it('says what is missing', async () => {
    history.branch('WebBff 1', 'main');
    expect(await branch('none')).toBe('branch: not found grey');
    expect(await branch('main', 'moon')).toBe('environment: not found grey');
    expect(
      await badge('/pacticipants/Nobody/branches/main/latest-version/can-i-deploy/to-environment/prod/badge.svg'),
    ).toBe('pacticipant: not found grey');
    expect(await badge('/pacticipants/WebBff/latest-version/none/can-i-deploy/to/prod/badge.svg')).toBe(
      'version: not found grey',
    );
  });

  it('says it from tag to tag', async () => {
    history
      .publish('WebBff 1', 'Order API')
      .tag('WebBff 1', 'dev')
      .tag('Order API 1', 'prod')
      .fail('Order API 1', 'WebBff 1');
    const path = '/pacticipants/WebBff/latest-version/dev/can-i-deploy/to/prod/badge.svg';
    expect(await badge(path)).toBe('can-i-deploy: dev to prod red');
    history.pass('Order API 1', 'WebBff 1');
    expect(await badge(path)).toBe('can-i-deploy: dev to prod green');
  });

  it('says whether the main branch may be merged', async () => {
    const path = '/pacticipants/WebBff/main-branch/can-i-merge/badge.svg';
    history.pacticipant('WebBff');
    expect(await badge(path)).toBe('main branch version: not found grey');
    history.publish('WebBff 1', 'Order API').branch('WebBff 1', 'main').branch('Order API 1', 'main');
    expect(await badge(path)).toBe('can-i-merge: unknown grey');
    history.fail('Order API 1', 'WebBff 1');
    expect(await badge(path)).toBe('can-i-merge: failed red');
    history.pass('Order API 1', 'WebBff 1');
    expect(await badge(path)).toBe('can-i-merge: success green');
  });
});
