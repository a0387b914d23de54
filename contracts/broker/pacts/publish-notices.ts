import type { Database } from '../database/index.ts';
import { links } from '../http/index.ts';
import type { Notice } from '../notice.ts';
import type { ContractsToPublish, PublishedContract, PublishedContracts } from './publish-contracts.ts';
import type { PublishedPact } from './published-pact.ts';
import { anyWebhookFor, type CalledWebhook } from './webhooks-of-pact.ts';

/** What the client prints after a publication, word for word as upstream (contracts/service.rb, locale/en.yml). */
export function publishNotices(
  database: Database,
  toPublish: ContractsToPublish,
  { versionExisted, pacts }: PublishedContracts,
  base: string,
): Notice[] {
  return [
    debug(`${versionExisted ? 'Updated' : 'Created'} ${describeVersion(toPublish)}`),
    ...(toPublish.branch === undefined
      ? [prompt('  Next steps:\n    Configure the version branch to be the value of your repository branch.')]
      : []),
    ...pacts.flatMap((published) => [
      publicationNotice(published),
      debug(
        `  View the published pact at ${links.pact(base, published.pact.providerName, published.pact.consumerName, published.pact.versionNumber)}`,
      ),
      debug(`  Events detected: ${published.descriptions.join(', ')}`),
      ...webhookNotices(database, published, base),
      ...nextSteps(database, published.pact),
    ]),
  ];
}

function describeVersion({ pacticipantName, pacticipantVersionNumber, branch, tags = [] }: ContractsToPublish): string {
  const said = [
    ...(branch === undefined ? [] : [`branch ${branch}`]),
    ...(tags.length === 0 ? [] : [`tags ${tags.join(', ')}`]),
  ];
  return `${pacticipantName} version ${pacticipantVersionNumber}${said.length === 0 ? '' : ` with ${said.join(' and ')}`}`;
}

function publicationNotice({ pact, before, merged }: PublishedContract): Notice {
  const which = `for ${pact.consumerName} version ${pact.versionNumber} and provider ${pact.providerName}`;
  if (!before) return success(`Pact successfully published ${which}.`);
  if (merged) return success(`Pact content merged with existing content ${which}.`);
  if (before.sha === pact.sha) return success(`Pact successfully republished ${which} with no content changes.`);
  return {
    type: 'warning',
    text: `Pact with changed content published over existing content ${which}. This is not recommended in normal circumstances and may indicate that you have not configured your Pact pipeline correctly. For more information see https://docs.pact.io/go/versioning`,
  };
}

function webhookNotices(database: Database, { pact, calledWebhooks }: PublishedContract, base: string): Notice[] {
  if (calledWebhooks.length > 0) return calledWebhooks.map((called) => debug(describeCall(called, base)));
  return anyWebhookFor(database, pact) ? [debug('  No enabled webhooks found for the detected events')] : [];
}

const describeCall = ({ uuid, webhookUuid, description, event }: CalledWebhook, base: string): string =>
  `  Webhook ${description === null ? webhookUuid : JSON.stringify(description)} triggered for event ${event}.\n    View logs at ${base}/triggered-webhooks/${uuid}/logs`;

function nextSteps(database: Database, pact: PublishedPact): Notice[] {
  const steps = [
    ...(everVerified(database, pact)
      ? []
      : [
          `Add Pact verification tests to the ${pact.providerName} build. See https://docs.pact.io/go/provider_verification`,
        ]),
    ...(anyWebhookFor(database, pact)
      ? []
      : [
          `Configure separate ${pact.providerName} pact verification build and webhook to trigger it when the pact content changes. See https://docs.pact.io/go/webhooks`,
        ]),
  ];
  return steps.length === 0 ? [] : [prompt('  Next steps:'), ...steps.map((step) => prompt(`    * ${step}`))];
}

/** Any content of the pair. */
const everVerified = (database: Database, { consumerId, providerId }: PublishedPact): boolean =>
  database.one(
    `select 1 from latest_verification join pact_version on pact_version.id = pact_version_id
     where consumer_id = ? and provider_id = ? limit 1`,
    consumerId,
    providerId,
  ) !== undefined;

const debug = (text: string): Notice => ({ type: 'debug', text });
const prompt = (text: string): Notice => ({ type: 'prompt', text });
const success = (text: string): Notice => ({ type: 'success', text });
