import { expect, test } from 'vitest';
import { brokerUnderTest } from './testing/index.ts';

const broker = brokerUnderTest();

test('every relation of upstream is there, with its placeholders', async () => {
  const { body, headers } = await broker.get('/');
  expect(headers.get('content-type')).toBe('application/hal+json;charset=utf-8');
  const { self, curies, ...relations } = body._links;
  expect(self.href).toBe(broker.url);
  expect(curies).toMatchObject([{ name: 'pb' }, { name: 'beta' }]);
  expect(Object.keys(relations).sort()).toMatchInlineSnapshot(`
    [
      "beta:provider-pacts-for-verification",
      "pb:branch-pact-versions",
      "pb:can-i-deploy-pacticipant-version-to-environment",
      "pb:can-i-deploy-pacticipant-version-to-tag",
      "pb:environment",
      "pb:environments",
      "pb:integrations",
      "pb:latest-branch-pact-versions",
      "pb:latest-main-branch-pact-versions",
      "pb:latest-pact-versions",
      "pb:latest-provider-pacts",
      "pb:latest-provider-pacts-with-branch",
      "pb:latest-provider-pacts-with-main-branch",
      "pb:latest-provider-pacts-with-tag",
      "pb:latest-tagged-version",
      "pb:latest-version",
      "pb:main-branch-pact-versions",
      "pb:metrics",
      "pb:pacticipant",
      "pb:pacticipant-branch",
      "pb:pacticipant-branch-version",
      "pb:pacticipant-version",
      "pb:pacticipant-version-tag",
      "pb:pacticipants",
      "pb:provider-pacts",
      "pb:provider-pacts-for-verification",
      "pb:provider-pacts-with-branch",
      "pb:provider-pacts-with-main-branch",
      "pb:provider-pacts-with-tag",
      "pb:publish-contracts",
      "pb:publish-pact",
      "pb:tagged-pact-versions",
      "pb:webhook",
      "pb:webhooks",
    ]
  `);
  for (const { href, title, templated } of Object.values<{ href: string; title: string; templated: boolean }>(
    relations,
  )) {
    expect(href.startsWith(`${broker.url}/`)).toBe(true);
    expect(title).not.toBe('');
    expect(templated).toBe(href.includes('{'));
  }
});
