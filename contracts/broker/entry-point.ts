import { ok, type Route } from './http/index.ts';
import { publishContractLink } from './provider-contracts/index.ts';

interface Relation {
  readonly rel: string;
  readonly path: string;
  readonly title: string;
}

/** Where clients begin: every relation that they may follow (upstream: lib/pact_broker/api/resources/index.rb). */
export const entryPoint: Route = {
  method: 'GET',
  path: '/',
  handle: ({ baseUrl }) =>
    ok({
      _links: {
        self: { href: baseUrl, title: 'Index', templated: false },
        ...Object.fromEntries(relations.map(({ rel, path, title }) => [rel, link(baseUrl, path, title)])),
        ...publishContractLink(baseUrl),
        'beta:provider-pacts-for-verification': {
          name: 'beta',
          ...link(
            baseUrl,
            '/pacts/provider/{provider}/for-verification',
            'DEPRECATED - please use pb:provider-pacts-for-verification',
          ),
        },
        curies: ['pb', 'beta'].map((name) => ({ name, href: `${baseUrl}/doc/{rel}?context=index`, templated: true })),
      },
    }),
};

const link = (base: string, path: string, title: string) => ({
  href: `${base}${path}`,
  title,
  templated: path.includes('{'),
});

const relations: readonly Relation[] = [
  {
    rel: 'pb:publish-pact',
    path: '/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
    title: 'Publish a pact',
  },
  { rel: 'pb:publish-contracts', path: '/contracts/publish', title: 'Publish contracts' },
  { rel: 'pb:latest-pact-versions', path: '/pacts/latest', title: 'Latest pact versions' },
  {
    rel: 'pb:tagged-pact-versions',
    path: '/pacts/provider/{provider}/consumer/{consumer}/tag/{tag}',
    title: 'All versions of a pact for a given consumer, provider and consumer version tag',
  },
  {
    rel: 'pb:branch-pact-versions',
    path: '/pacts/provider/{provider}/consumer/{consumer}/branch/{branch}',
    title: 'All versions of pacts for a provider, for a named consumers branch',
  },
  {
    rel: 'pb:latest-branch-pact-versions',
    path: '/pacts/provider/{provider}/consumer/{consumer}/branch/{branch}/latest/versions',
    title: 'Latest version of pact for a provider, for a named consumers branch',
  },
  {
    rel: 'pb:main-branch-pact-versions',
    path: '/pacts/provider/{provider}/consumer/{consumer}/branch/versions',
    title: 'All versions of pacts for a provider, for a named consumers main branch',
  },
  {
    rel: 'pb:latest-main-branch-pact-versions',
    path: '/pacts/provider/{provider}/consumer/{consumer}/branch/latest/versions',
    title: 'Latest version of pact for a provider, for a named consumers main branch',
  },
  {
    rel: 'pb:provider-pacts-with-main-branch',
    path: '/pacts/provider/{provider}/branch',
    title: 'All pacts for a provider, for any consumers main branch',
  },
  {
    rel: 'pb:provider-pacts-with-branch',
    path: '/pacts/provider/{provider}/branch/{branch}',
    title: 'All pacts for a provider, for any consumers named branch',
  },
  {
    rel: 'pb:latest-provider-pacts-with-main-branch',
    path: '/pacts/provider/{provider}/branch/latest',
    title: 'Latest pact for a provider, for any consumers main branch',
  },
  {
    rel: 'pb:latest-provider-pacts-with-branch',
    path: '/pacts/provider/{provider}/branch/{branch}/latest',
    title: 'Latest pacts for a provider, for any consumers named branch',
  },
  { rel: 'pb:pacticipants', path: '/pacticipants', title: 'Pacticipants' },
  { rel: 'pb:pacticipant', path: '/pacticipants/{pacticipant}', title: 'Fetch pacticipant by name' },
  { rel: 'pb:latest-provider-pacts', path: '/pacts/provider/{provider}/latest', title: 'Latest pacts by provider' },
  {
    rel: 'pb:latest-provider-pacts-with-tag',
    path: '/pacts/provider/{provider}/latest/{tag}',
    title: 'Latest pacts for provider with the specified tag',
  },
  {
    rel: 'pb:provider-pacts-with-tag',
    path: '/pacts/provider/{provider}/tag/{tag}',
    title: 'All pact versions for the provider with the specified consumer version tag',
  },
  {
    rel: 'pb:provider-pacts',
    path: '/pacts/provider/{provider}',
    title: 'All pact versions for the specified provider',
  },
  { rel: 'pb:latest-version', path: '/pacticipants/{pacticipant}/latest-version', title: 'Latest pacticipant version' },
  {
    rel: 'pb:latest-tagged-version',
    path: '/pacticipants/{pacticipant}/latest-version/{tag}',
    title: 'Latest pacticipant version with the specified tag',
  },
  { rel: 'pb:webhooks', path: '/webhooks', title: 'Webhooks' },
  { rel: 'pb:webhook', path: '/webhooks/{uuid}', title: 'Webhook' },
  { rel: 'pb:integrations', path: '/integrations', title: 'Integrations' },
  {
    rel: 'pb:pacticipant-version-tag',
    path: '/pacticipants/{pacticipant}/versions/{version}/tags/{tag}',
    title: 'Get, create or delete a tag for a pacticipant version',
  },
  {
    rel: 'pb:pacticipant-branch',
    path: '/pacticipants/{pacticipant}/branches/{branch}',
    title: 'Get or delete a pacticipant branch',
  },
  {
    rel: 'pb:pacticipant-branch-version',
    path: '/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
    title: 'Get or add/create a pacticipant version for a branch',
  },
  {
    rel: 'pb:pacticipant-version',
    path: '/pacticipants/{pacticipant}/versions/{version}',
    title: 'Get, create or delete a pacticipant version',
  },
  { rel: 'pb:metrics', path: '/metrics', title: 'Get Pact Broker metrics' },
  {
    rel: 'pb:can-i-deploy-pacticipant-version-to-tag',
    path: '/can-i-deploy?pacticipant={pacticipant}&version={version}&to={tag}',
    title: 'Determine if an application version can be safely deployed to an environment identified by the given tag',
  },
  {
    rel: 'pb:can-i-deploy-pacticipant-version-to-environment',
    path: '/can-i-deploy?pacticipant={pacticipant}&version={version}&environment={environment}',
    title: 'Determine if an application version can be safely deployed to an environment',
  },
  {
    rel: 'pb:provider-pacts-for-verification',
    path: '/pacts/provider/{provider}/for-verification',
    title: 'Pact versions to be verified for the specified provider',
  },
  { rel: 'pb:environments', path: '/environments', title: 'Environments' },
  { rel: 'pb:environment', path: '/environments/{uuid}', title: 'Environment' },
];
