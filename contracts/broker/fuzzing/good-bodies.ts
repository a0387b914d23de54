/** Bodies that are as they should be, by the end of the route that takes them; the fuzzer breaks them. */
const bodies: readonly (readonly [end: RegExp, body: unknown])[] = [
  [
    /\/contracts\/publish$/,
    {
      pacticipantName: 'Foo',
      pacticipantVersionNumber: '1',
      branch: 'main',
      tags: ['dev'],
      buildUrl: 'http://ci/1',
      contracts: [
        {
          consumerName: 'Foo',
          providerName: 'Bar',
          specification: 'pact',
          contentType: 'application/json',
          content: btoa(JSON.stringify({ consumer: { name: 'Foo' }, provider: { name: 'Bar' }, interactions: [] })),
          onConflict: 'merge',
        },
      ],
    },
  ],
  [
    /\/provider-contracts|\/provider\/|publish/,
    {
      pacticipantVersionNumber: '1',
      branch: 'main',
      tags: ['dev'],
      buildUrl: 'http://ci/1',
      contract: {
        content: btoa('openapi: 3.0.0\ninfo: { title: a, version: "1" }\npaths: {}\n'),
        contentType: 'application/yaml',
        specification: 'oas',
        selfVerificationResults: { success: true, content: btoa('ok'), contentType: 'text/plain', verifier: 'me' },
      },
    },
  ],
  [
    /for-verification$/,
    {
      providerVersionBranch: 'main',
      providerVersionTags: ['dev'],
      includePendingStatus: true,
      includeWipPactsSince: '2020-01-01',
      consumerVersionSelectors: [
        { mainBranch: true },
        { deployedOrReleased: true },
        { tag: 'dev', latest: true, fallbackTag: 'x' },
      ],
    },
  ],
  [
    /verification-results/,
    {
      success: true,
      providerApplicationVersion: '7',
      buildUrl: 'http://ci/7',
      testResults: [{ interactionId: 'x', success: true }],
      verifiedBy: { implementation: 'x', version: '1', clientLanguage: { name: 'y', version: '2' } },
    },
  ],
  [
    /webhooks/,
    {
      description: 'ci',
      enabled: true,
      events: [{ name: 'contract_published' }],
      consumer: { name: 'Foo' },
      provider: { label: 'x' },
      // Nobody listens there, and nobody else may be called.
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:9/',
        headers: { a: 'b' },
        body: {},
        username: 'a',
        password: 'b',
      },
    },
  ],
  [
    /environments/,
    { name: 'prod', displayName: 'Production', production: true, contacts: [{ name: 'Ops', details: { a: 1 } }] },
  ],
  [/deployed-versions/, { applicationInstance: 'blue', currentlyDeployed: false }],
  [/released-versions/, { currentlySupported: false }],
  [
    /pacts?\//,
    {
      consumer: { name: 'Foo' },
      provider: { name: 'Bar' },
      interactions: [
        { description: 'a', providerState: 'b', request: { method: 'GET', path: '/' }, response: { status: 200 } },
      ],
      metadata: { pactSpecification: { version: '2.0.0' } },
    },
  ],
  [
    /pacticipants/,
    {
      name: 'Foo',
      mainBranch: 'main',
      repositoryUrl: 'http://git/foo',
      buildUrl: 'http://ci',
      tags: [{ name: 'dev' }],
    },
  ],
];

export const goodBody = (path: string): unknown => bodies.find(([end]) => end.test(path))?.[1] ?? { name: 'Foo' };
