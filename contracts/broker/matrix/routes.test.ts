import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { History, serveRoom } from '../testing/index.ts';
import { matrixRoutes } from './index.ts';

const history = new History()
  .publish('Foo 1', 'Bar')
  .branch('Foo 1', 'feat/x')
  .branch('Foo 1', 'main')
  .tag('Foo 1', 'dev')
  .pass('Bar 2', 'Foo 1')
  .tag('Bar 2', 'live')
  .tag('Bar 3', 'live')
  .deploy('Bar 2', 'prod')
  .release('Bar 2', 'prod')
  .publish('Foo 2', 'Bar')
  .branch('Foo 2', 'main');

let url = '';
let stop: () => PromiseLike<void> = async () => {};
beforeAll(async () => {
  const server = await serveRoom(history.database, matrixRoutes);
  url = server.url;
  stop = () => server[Symbol.asyncDispose]();
});
afterAll(async () => {
  await stop();
  history[Symbol.dispose]();
});

interface Body {
  readonly summary: { readonly deployable: boolean | null; readonly reason: string };
  readonly notices: readonly { readonly type: string; readonly text: string }[];
  readonly matrix: readonly Record<string, unknown>[];
  readonly errors?: unknown;
}

async function get(path: string, accept = '*/*') {
  const response = await fetch(`${url}${path}`, { headers: { accept } });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, body: (type.includes('json') ? JSON.parse(text) : undefined) as Body };
}

describe('GET /matrix', () => {
  test('answers with the rows as upstream writes them', async () => {
    const { status, type, body } = await get(
      '/matrix?q[][pacticipant]=Foo&q[][version]=1&environment=prod&latestby=cvpv',
    );
    expect(status).toBe(200);
    expect(type).toBe('application/hal+json;charset=utf-8');
    const branch = (name: string, latest: boolean) => ({
      name,
      latest,
      _links: {
        self: {
          title: 'Branch version',
          name,
          href: `${url}/pacticipants/Foo/branches/${encodeURIComponent(name)}/versions/1`,
        },
      },
    });
    const branches = [branch('feat/x', true), branch('main', false)];
    expect(body).toEqual({
      summary: {
        deployable: true,
        reason: 'All required verification results are published and successful',
        success: 1,
        failed: 0,
        unknown: 0,
      },
      notices: [{ type: 'success', text: 'All required verification results are published and successful' }],
      matrix: [
        {
          consumer: {
            name: 'Foo',
            version: {
              number: '1',
              branch: 'main',
              branches,
              branchVersions: branches,
              environments: [],
              _links: { self: { href: `${url}/pacticipants/Foo/versions/1` } },
              tags: [
                {
                  name: 'dev',
                  latest: true,
                  _links: { self: { href: `${url}/pacticipants/Foo/versions/1/tags/dev` } },
                },
              ],
            },
            _links: { self: { href: `${url}/pacticipants/Foo` } },
          },
          provider: {
            name: 'Bar',
            version: {
              number: '2',
              branch: null,
              branches: [],
              branchVersions: [],
              environments: [
                {
                  uuid: expect.any(String),
                  name: 'prod',
                  displayName: null,
                  production: true,
                  createdAt: expect.any(String),
                  updatedAt: expect.any(String),
                  _links: {
                    self: { title: 'Environment', name: 'prod', href: expect.stringContaining(`${url}/environments/`) },
                  },
                },
              ],
              _links: { self: { href: `${url}/pacticipants/Bar/versions/2` } },
              tags: [
                {
                  name: 'live',
                  latest: false,
                  _links: { self: { href: `${url}/pacticipants/Bar/versions/2/tags/live` } },
                },
              ],
            },
            _links: { self: { href: `${url}/pacticipants/Bar` } },
          },
          pact: {
            createdAt: expect.any(String),
            _links: { self: { href: `${url}/pacts/provider/Bar/consumer/Foo/version/1` } },
          },
          verificationResult: {
            success: true,
            verifiedAt: expect.any(String),
            _links: {
              self: {
                href: expect.stringMatching(
                  /\/pacts\/provider\/Bar\/consumer\/Foo\/pact-version\/[0-9a-f]{40}\/verification-results\/1$/,
                ),
              },
            },
          },
        },
      ],
    });
  });

  test('a pact without a result has no version of the provider', async () => {
    const { body } = await get('/matrix?q[][pacticipant]=Foo&q[][version]=2&environment=prod&latestby=cvpv');
    expect(body.summary).toMatchObject({ deployable: null, unknown: 1 });
    expect(body.matrix).toMatchObject([{ provider: { name: 'Bar', version: null }, verificationResult: null }]);
  });

  test('what is ignored is shown, counted, and said to be', async () => {
    const { body } = await get(
      '/matrix?q[][pacticipant]=Foo&q[][version]=2&environment=prod&latestby=cvpv&ignore[][pacticipant]=Bar',
    );
    expect(body.summary).toMatchObject({ deployable: true, success: 0, unknown: 0, ignored: 1 });
    expect(body.matrix).toMatchObject([{ consumer: { version: { number: '2' } }, ignored: true }]);
  });

  test('the bracket may be encoded', async () => {
    const { body } = await get('/matrix?q%5B%5D%5Bpacticipant%5D=Foo&q%5B%5D%5Bversion%5D=1&latestby=cvp&latest=true');
    expect(body.notices.map(({ type }) => type)).toEqual(['warning', 'error']);
  });

  test('is a table for who accepts text alone', async () => {
    const { status, type, text } = await get(
      '/matrix?q[][pacticipant]=Foo&q[][pacticipant]=Bar&latestby=cvpv',
      'text/plain',
    );
    expect(status).toBe(200);
    expect(type).toBe('text/plain;charset=utf-8');
    expect(text).toBe(
      [
        'CONSUMER | C_VERSION | REVISION | PROVIDER | P_VERSION | NUMBER | SUCCESS',
        '---------|-----------|----------|----------|-----------|--------|--------',
        'Foo      | 2         | 1        | Bar      |           |        |        ',
        'Foo      | 1         | 1        | Bar      | 2         | 1      | true   ',
        '',
        'Deployable: nil',
        'Reason: There is no verified pact between any version of Foo and any version of Bar',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['', ['Please provide 1 or more version selectors.']],
    ['q[][version]=1', ['Please specify the pacticipant name']],
    ['q[][pacticipant]=Nobody', ['Pacticipant Nobody not found']],
    [
      'q[][pacticipant]=Foo&q[][version]=1&q[][latest]=true',
      ['A version number and latest flag cannot both be specified for Foo'],
    ],
    [
      'q[][pacticipant]=Foo&tag=a&environment=prod',
      ['Cannot specify more than one of tag, environment and mainBranch.'],
    ],
    [
      'q[][pacticipant]=Foo&tag=a&mainBranch=true',
      ['Cannot specify more than one of tag, environment and mainBranch.'],
    ],
    ['q[][pacticipant]=Foo&latest=true&environment=prod', ['Cannot specify both latest=true and an environment.']],
    ['q[][pacticipant]=Foo&environment=moon', ["Environment with name 'moon' does not exist"]],
    ['q[][pacticipant]=Foo&limit=0', ['The limit must be 1 or greater.']],
    ['q[][pacticipant]=Foo&limit=many', ['The limit must be 1 or greater.']],
    ['q[][pacticipant]=Foo&ignore[][version]=1', ['Please specify the pacticipant name to ignore']],
    [
      'q[][pacticipant]=Foo&ignore[][pacticipant]=Bar&ignore[][version]=1&ignore[][latest]=true',
      ['A version number and latest flag cannot both be specified for Bar to ignore'],
    ],
    [
      'q[][pacticipant]=Nobody&environment=moon&limit=-1',
      [
        'Pacticipant Nobody not found',
        "Environment with name 'moon' does not exist",
        'The limit must be 1 or greater.',
      ],
    ],
    ['q=Foo', ['q must be a list, as in q[][pacticipant]=Foo']],
    ['q[pacticipant]=Foo', ['q must be a list, as in q[][pacticipant]=Foo']],
    ['q[]=Foo', ['q[0] must have names within it, as in q[][pacticipant]=Foo']],
    ['q[][pacticipant][]=Foo', ['q[0].pacticipant must be a string']],
    ['q[][pacticipant]=Foo&q[][version][a]=1', ['q[0].version must be a string']],
    ['q[][pacticipant]=Foo&latestby=mood', ['latestby must be one of cvpv, cvp, cp, not mood']],
    ['q[][pacticipant]=Foo&tag[]=a', ['tag must be a string']],
    ['q[][pacticipant]=Foo&success[a]=true', ['success must be true, false or empty']],
    ['q[][pacticipant]=Foo&ignore[]=Bar', ['ignore[0] must have names within it, as in ignore[][pacticipant]=Foo']],
  ])('?%s is refused with the reason', async (query, errors) => {
    const { status, body } = await get(`/matrix?${query}`);
    expect(status).toBe(400);
    expect(body).toEqual({ errors });
  });
});

describe('GET /matrix/provider/:provider/consumer/:consumer', () => {
  test('has all rows of the two', async () => {
    const { body } = await get('/matrix/provider/Bar/consumer/Foo');
    expect(body.summary).toMatchObject({ deployable: null, success: 1, failed: 0, unknown: 1 });
    expect(body.matrix).toHaveLength(2);
  });

  test('takes options', async () => {
    const { body } = await get('/matrix/provider/Bar/consumer/Foo?latestby=cvpv&success=true');
    expect(body.matrix).toHaveLength(1);
    expect((await get('/matrix/provider/Bar/consumer/Foo?limit=0')).status).toBe(400);
  });

  test('is not there for a service that nobody knows', async () => {
    expect((await get('/matrix/provider/Nobody/consumer/Foo')).status).toBe(404);
    expect((await get('/matrix/provider/Bar/consumer/Nobody')).status).toBe(404);
  });
});

describe('GET /can-i-deploy', () => {
  test.each([
    ['pacticipant=Foo&version=1&environment=prod', true],
    ['pacticipant=Foo&version=2&environment=prod', null],
    ['pacticipant=Foo&version=9&environment=prod', false],
    ['pacticipant=Foo&version=1&to=live', null],
    ['pacticipant=Foo&version=2&environment=prod&ignore[]=Bar', true],
    ['pacticipant=Foo&version=2&environment=prod&ignore[][pacticipant]=Bar', true],
    ['pacticipant=Foo&version=2&environment=prod&ignore[][pacticipant]=Bar&ignore[][version]=9', null],
    ['pacticipant=Foo&version=2&environment=prod&ignore=Bar', null],
  ])('?%s: %s', async (query, deployable) => {
    const { status, body } = await get(`/can-i-deploy?${query}`);
    expect(status).toBe(200);
    expect(body.summary.deployable).toBe(deployable);
  });

  const either = { '': ["Must specify either an environment or a 'to' tag."] };
  test.each([
    ['', { pacticipant: ['is missing'], version: ['is missing'], ...either }],
    ['pacticipant=&version=&to=live', { pacticipant: ["can't be blank"], version: ["can't be blank"] }],
    ['pacticipant[]=Foo&version=1&to=live', { pacticipant: ['must be a string'] }],
    ['pacticipant=Nobody&version=1&to=live', { pacticipant: ['does not match an existing pacticipant'] }],
    ['pacticipant=Foo&version=1', either],
    ['pacticipant=Foo&version=1&environment=moon', { environment: ["with name 'moon' does not exist"] }],
    [
      'pacticipant=Foo&version=1&environment=prod&to=live',
      { '': ["Cannot specify both a 'to' tag and an environment."] },
    ],
  ])('?%s is refused with the reason', async (query, errors) => {
    const { status, body } = await get(`/can-i-deploy?${query}`);
    expect(status).toBe(400);
    expect(body).toEqual({ errors });
  });
});

describe('a version by its path', () => {
  test.each([
    ['/pacticipants/Foo/versions/1/can-i-deploy/to-environment/prod', true],
    ['/pacticipants/Foo/versions/2/can-i-deploy/to-environment/prod', null],
    ['/pacticipants/Foo/branches/main/latest-version/can-i-deploy/to-environment/prod', null],
    ['/pacticipants/Foo/branches/feat%2Fx/latest-version/can-i-deploy/to-environment/prod', true],
    ['/pacticipants/Foo/branches/feat/x/latest-version/can-i-deploy/to-environment/prod', true],
    ['/pacticipants/Foo/latest-version/dev/can-i-deploy/to/live', null],
    ['/pacticipants/Bar/latest-version/live/can-i-deploy/to/dev', null],
  ])('%s: %s', async (path, deployable) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body.summary.deployable).toBe(deployable);
  });

  test.each([
    '/pacticipants/Foo/versions/9/can-i-deploy/to-environment/prod',
    '/pacticipants/Nobody/versions/1/can-i-deploy/to-environment/prod',
    '/pacticipants/Foo/versions/1/can-i-deploy/to-environment/moon',
    '/pacticipants/Foo/branches/moon/latest-version/can-i-deploy/to-environment/prod',
    '/pacticipants/Foo/latest-version/moon/can-i-deploy/to/live',
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
